package io.hazardwatch.gateway.history.influx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the store writes to servers of 1.x, and what it makes of a status. */
@ExtendWith(LeakCheck.class)
class InfluxAnswersTest {
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile String version = "1.6.7~rc0";
    private volatile int writeStatus = 204;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void versionBefore18_isWrittenTheOldWayWithBasicAuthentication() throws StoreException {
        try (InfluxStore store = open(null, "user", "secret")) {
            store.prepare();
            store.write(one());
        }
        assertTrue(requests.getLast().startsWith("/write?db=hazard&rp=hazardwatch&precision=ms Basic "), requests.toString());
    }

    @Test
    void version18_isWrittenTheNewWay() throws StoreException {
        version = "1.8.10";
        try (InfluxStore store = open(null, "user", "secret")) {
            store.prepare();
            store.write(one());
        }
        assertTrue(requests.getLast().startsWith("/api/v2/write?"), requests.toString());
        assertTrue(requests.getLast().endsWith(" Token user:secret"), requests.toString());
    }

    @ParameterizedTest
    @CsvSource({"400,false", "413,false", "422,false", "401,true", "403,true", "404,true", "429,true", "500,true", "503,true"})
    void refusedWrite_isRetryableUnlessTheDataAreAtFault(int status, boolean isRetryable) throws StoreException {
        try (InfluxStore store = open("token", null, null)) {
            store.prepare();
            writeStatus = status;
            assertEquals(isRetryable, assertThrows(StoreException.class, () -> store.write(one())).isRetryable());
            writeStatus = 204;
            assertDoesNotThrow(() -> store.write(one()));
        }
    }

    @Test
    void nobodyListening_isRetryable() {
        server.stop(0);
        try (InfluxStore store = open("token", null, null)) {
            assertTrue(assertThrows(StoreException.class, store::prepare).isRetryable());
            assertTrue(assertThrows(StoreException.class, () -> store.write(one())).isRetryable());
            assertTrue(assertThrows(StoreException.class, () -> store.count(one().point[0], 0, 1)).isRetryable());
        }
    }

    private InfluxStore open(String token, String username, String password) {
        return new InfluxStore(new HistorySettings.Influx("http://127.0.0.1:" + server.getAddress().getPort(), token,
                username, password, "org", "hazard", null, 60_000), new Retention(90, 900, 3650));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        requests.add(path + ' ' + exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("X-Influxdb-Version", version);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        int status = path.contains("/write") ? writeStatus : path.equals("/ping") ? 204 : 200;
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static ReadingBatch one() {
        ReadingBatch batch = new ReadingBatch(1);
        batch.add(new PointId("e", "s", "d", "p"), 1000, 1, (byte) 0);
        return batch;
    }
}
