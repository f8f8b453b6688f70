package io.hazardwatch.gateway.history.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.history.HistoryHealth.Condition;
import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.SpoolSettings;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers and takes nothing: no acknowledged reading is lost by it, and health says so. */
@ExtendWith(LeakCheck.class)
class InfluxRefusalTest {
    private static final PointId POINT = new PointId("e", "s", "d", "p");
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long NOW = System.currentTimeMillis() / 1000 * 1000;

    @TempDir
    Path directory;

    @Test
    void proxyThatAnswers400ToEverything_leavesTheReadingsInTheSpool() throws Exception {
        AtomicInteger status = new AtomicInteger(400);
        AtomicInteger taken = new AtomicInteger();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> answer(exchange, status, taken));
        proxy.start();
        History history = history("http://127.0.0.1:" + proxy.getAddress().getPort());
        try {
            append(history, 5);
            Await.until("is refused", PATIENCE_MILLIS, () -> history.health(NOW).condition() == Condition.REFUSING);
            assertEquals(5, history.health(NOW).lagReadings());
            assertEquals(0, history.health(NOW).rejected());
            status.set(204);
            Await.until("all are stored", PATIENCE_MILLIS, () -> history.health(NOW).written() == 5);
            assertEquals(5, taken.get());
            Await.until("all is well", PATIENCE_MILLIS, () -> history.health(NOW).isOk());
        } finally {
            history.stop();
            proxy.stop(0);
        }
    }

    @Test
    @Tag("service")
    void fieldOfAnotherTypeFromElsewhere_leavesTheReadingsInTheSpoolUntilItIsGone() throws Exception {
        try (Service influx = Services.influxd(Files.createDirectory(directory.resolve("influx")))) {
            History history = history(influx.url());
            try {
                append(history, 1);
                Await.until("one is stored", PATIENCE_MILLIS, () -> history.health(NOW).written() == 1);
                order(influx, "DROP MEASUREMENT reading");
                post(influx, "/write?db=hazard&rp=hazardwatch&precision=ms", "reading,p=p value=\"text\" " + NOW);
                append(history, 5);
                Await.until("is refused", PATIENCE_MILLIS, () -> history.health(NOW).condition() == Condition.REFUSING);
                assertEquals(5, history.health(NOW).lagReadings());
                order(influx, "DROP MEASUREMENT reading");
                Await.until("all are stored", PATIENCE_MILLIS, () -> history.health(NOW).written() == 6);
                assertEquals(5, count(history));
            } finally {
                history.stop();
            }
        }
    }

    private History history(String url) throws IOException {
        SpoolSettings spool = new SpoolSettings(directory.resolve("spool"), 1 << 20, 8 << 20, SpoolSettings.SYNC_MILLIS, 0,
                SpoolSettings.WhenFull.SLOW);
        HistorySettings settings = new HistorySettings(spool, "influxdb", directory.resolve("store"),
                new HistorySettings.Influx(url, null, null, null, null, "hazard", null, 60_000));
        History history = new History(settings, 1, index -> POINT, point -> false, (what, cause) -> { },
                System::currentTimeMillis, Thread::new);
        history.start();
        return history;
    }

    private static void append(History history, int count) {
        Await.until("the spool has a segment", PATIENCE_MILLIS, () -> history.log(0).room() >= count);
        for (int i = 0; i < count; i++) {
            history.log(0).append(0, NOW + i, NOW, i, (byte) 0);
        }
    }

    private static long count(History history) throws StoreException {
        return history.count(POINT, NOW - 1000, NOW + 1000);
    }

    private static void answer(HttpExchange exchange, AtomicInteger status, AtomicInteger taken) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isWrite = exchange.getRequestURI().getPath().endsWith("/write");
        exchange.getResponseHeaders().add("X-Influxdb-Version", "1.8.10");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        int given = isWrite ? status.get() : 200;
        if (given == 204) {
            taken.addAndGet((int) new String(body, StandardCharsets.UTF_8).lines().filter(line -> !line.contains("_system")).count());
        }
        exchange.sendResponseHeaders(given, -1);
        exchange.close();
    }

    private static void order(Service influx, String statement) throws Exception {
        post(influx, "/query?db=hazard&q=" + URLEncoder.encode(statement, StandardCharsets.UTF_8), "");
    }

    private static void post(Service influx, String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(influx.url() + path))
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(2, response.statusCode() / 100, response.body());
        }
    }
}
