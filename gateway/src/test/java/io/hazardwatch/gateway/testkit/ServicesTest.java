package io.hazardwatch.gateway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("service")
@ExtendWith(LeakCheck.class)
class ServicesTest {
    @TempDir
    Path directory;

    @Test
    void mosquittoStoppedAndStarted_comesBackOnTheSamePort() {
        try (Service broker = Services.mosquitto(directory)) {
            int port = broker.port();
            assertTrue(Ports.isOpen(port));
            broker.stop();
            assertFalse(Ports.isOpen(port));
            broker.start();
            assertTrue(Ports.isOpen(port));
            assertEquals(port, broker.port());
        }
    }

    @Test
    void influxStarted_answersPing() throws Exception {
        try (Service store = Services.influxd(directory); HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ping = HttpRequest.newBuilder(URI.create(store.url() + "/ping")).build();
            assertEquals(204, http.send(ping, BodyHandlers.discarding()).statusCode());
        }
    }
}
