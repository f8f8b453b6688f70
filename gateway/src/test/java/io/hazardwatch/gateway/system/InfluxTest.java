package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real InfluxDB as the store, which goes away and comes back. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class InfluxTest {
    private static final String STORE = "history: {store: influxdb, influx: {url: \"%s\", bucket: plant}}\n";
    private static final String POINT = pointId("gd-1", "lel");

    @TempDir
    private Path directory;
    private final long base = System.currentTimeMillis() - 60_000;
    private int sent;

    @Test
    void storeGoesAndComesBack_alarmsGoOnAndNoReadingIsMissing() throws Exception {
        try (Service influx = Services.influxd(Files.createDirectories(directory.resolve("influx")))) {
            new PlantFiles(directory).site(device("gd-1", point("lel", GAS), point("co", GAS)))
                    .gateway(STORE.formatted(influx.url()));
            try (RunningGateway gateway = RunningGateway.start(directory);
                    Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
                goAndComeBack(influx, new ControlRoom(gateway.client()), publisher);
            }
        }
    }

    @Test
    void stoppedWhileTheStoreIsAway_deliversAfterTheRestart() throws Exception {
        try (Service influx = Services.influxd(Files.createDirectories(directory.resolve("influx")))) {
            new PlantFiles(directory).site(device("gd-1", point("lel", GAS))).gateway(STORE.formatted(influx.url()));
            influx.stop();
            try (RunningGateway gateway = RunningGateway.start(directory);
                    Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
                publish(publisher, 20);
            }
            influx.start();
            try (RunningGateway gateway = RunningGateway.start(directory)) {
                new ControlRoom(gateway.client()).awaitStored(POINT, base, base + sent, sent);
            }
        }
    }

    @Test
    void databaseDroppedWhileRunning_isMadeAgainAndReadingsGoOn() throws Exception {
        try (Service influx = Services.influxd(Files.createDirectories(directory.resolve("influx")))) {
            new PlantFiles(directory).site(device("gd-1", point("lel", GAS))).gateway(STORE.formatted(influx.url()));
            try (RunningGateway gateway = RunningGateway.start(directory);
                    Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
                ControlRoom room = new ControlRoom(gateway.client());
                publish(publisher, 20);
                room.awaitStored(POINT, base, base + sent, sent);
                drop(influx);
                publish(publisher, 20);
                room.awaitStored(POINT, base + 20, base + sent, 20);
                room.awaitHealth("history", "UP");
            }
        }
    }

    @Test
    void readingTheDatabaseRefuses_isCountedAndTheOthersAreStored() throws Exception {
        try (Service influx = Services.influxd(Files.createDirectories(directory.resolve("influx")))) {
            new PlantFiles(directory).site(device("gd-1", point("lel", GAS))).gateway(STORE.formatted(influx.url()));
            try (RunningGateway gateway = RunningGateway.start(directory);
                    Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
                ControlRoom room = new ControlRoom(gateway.client());
                publish(publisher, 20);
                room.awaitStored(POINT, base, base + sent, sent);
                long spoilt = base - 10L * 86_400_000;
                write(influx, "reading,from=elsewhere value=\"text\" " + spoilt);
                publisher.publish(topic("gd-1"), "{\"ts\":%d,\"values\":{\"lel\":1}}".formatted(spoilt));
                publish(publisher, 20);
                room.awaitStored(POINT, base, base + sent, sent);
                Await.until("one is refused", () -> gateway.client().get("/metrics").text()
                        .contains("hazardwatch_history_rejected_total 1.0"));
                Await.until("it is in quarantine", () -> gateway.client().get("/api/v1/quarantine").text().contains("store_refused"));
            }
        }
    }

    private static void write(Service influx, String line) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertEquals(204, http.send(HttpRequest.newBuilder(URI.create(influx.url()
                    + "/write?db=plant&rp=hazardwatch&precision=ms")).POST(HttpRequest.BodyPublishers.ofString(line)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }

    private static void drop(Service influx) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertEquals(200, http.send(HttpRequest.newBuilder(URI.create(influx.url() + "/query?q=DROP%20DATABASE%20plant"))
                    .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }

    private void goAndComeBack(Service influx, ControlRoom room, Publisher publisher) throws Exception {
        publish(publisher, 20);
        room.awaitStored(POINT, base, base + sent, sent);
        room.awaitHealth("history", "UP");
        influx.stop();
        publish(publisher, 20);
        room.awaitHealth("history", "DEGRADED");
        assertEquals(ControlRoom.STORE_AWAY, room.stored(POINT, base, base + sent));
        publisher.publish(topic("gd-1"), "{\"co\":30}");
        assertEquals("B", room.state(alarmId("gd-1", "co")));
        influx.start();
        publish(publisher, 20);
        room.awaitHealth("history", "UP");
        room.awaitStored(POINT, base, base + sent, sent);
    }

    private void publish(Publisher publisher, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            publisher.publish(topic("gd-1"), "{\"ts\":%d,\"values\":{\"lel\":%d}}".formatted(base + sent, sent % 20));
            sent++;
        }
    }
}
