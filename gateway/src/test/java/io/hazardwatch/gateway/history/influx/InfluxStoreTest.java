package io.hazardwatch.gateway.history.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.CorrectionContract;
import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("service")
@ExtendWith(LeakCheck.class)
class InfluxStoreTest implements CorrectionContract {
    @TempDir
    static Path directory;

    private static Service influx;
    private static InfluxStore store;

    @BeforeAll
    static void open() throws StoreException {
        influx = Services.influxd(directory);
        store = open("hazard watch");
        store.prepare();
        store.prepare();
    }

    @AfterAll
    static void close() {
        store.close();
        influx.close();
    }

    @Override
    public TimeSeriesStore store() {
        return store;
    }

    @Test
    void fieldOfAnotherType_isTheDatasFault() throws Exception {
        try (InfluxStore own = open("conflict"); HttpClient http = HttpClient.newHttpClient()) {
            own.prepare();
            HttpRequest text = HttpRequest.newBuilder(URI.create(influx.url() + "/write?db=conflict&precision=ms"))
                    .POST(HttpRequest.BodyPublishers.ofString("reading,device=d,enterprise=e,point=p,site=s value=\"text\" " + DAY))
                    .build();
            assertEquals(204, http.send(text, HttpResponse.BodyHandlers.discarding()).statusCode());
            assertFalse(assertThrows(StoreException.class, () -> own.write(one())).isRetryable());
        }
    }

    @Test
    void databaseDropped_isRetryableAndMadeAgain() throws Exception {
        try (InfluxStore own = open("dropped"); HttpClient http = HttpClient.newHttpClient()) {
            own.prepare();
            own.write(one());
            http.send(HttpRequest.newBuilder(URI.create(influx.url() + "/query?q=DROP%20DATABASE%20dropped"))
                    .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding());
            assertTrue(assertThrows(StoreException.class, () -> own.write(one())).isRetryable());
            own.prepare();
            own.write(one());
        }
    }

    @Test
    void quotesInDatabaseName_areHarmless() throws Exception {
        try (InfluxStore own = open("a\"b'c; d")) {
            own.prepare();
            own.write(one());
            assertEquals(1, own.count(new PointId("e", "s", "d", "p"), DAY, DAY + 1));
        }
    }

    private static InfluxStore open(String database) {
        return new InfluxStore(new HistorySettings.Influx(influx.url(), null, null, null, null, database, null, 60_000),
                Retention.FOR_EVER);
    }

    private static ReadingBatch one() {
        ReadingBatch batch = new ReadingBatch(1);
        batch.add(new PointId("e", "s", "d", "p"), DAY, 1, (byte) 0);
        return batch;
    }
}
