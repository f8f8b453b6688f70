package io.hazardwatch.gateway.history.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.Rollup;
import io.hazardwatch.gateway.history.store.SeriesColumns;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one configuration against stand-ins for InfluxDB 2.x and 3; what they stand for is documentation, not a real server. */
@ExtendWith(LeakCheck.class)
class InfluxPeersTest {
    private static final PointId POINT = new PointId("e", "s", "d", "p");

    private InfluxPeer peer;

    @AfterEach
    void close() {
        peer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.7.11", "3.2.0"})
    void whatIsMissing_isMadeForEachGrainAndWrittenTo(String version) throws Exception {
        try (InfluxStore store = open(version, InfluxPeer.TOKEN, 60_000)) {
            store.prepare();
            assertEquals(Set.of("hazard", "hazard_1m", "hazard_1h"), peer.buckets.keySet());
            store.prepare();
            store.write(ramp(10));
            store.write(Resolution.HOUR, List.of(hour()));
            assertEquals(10, peer.lines.get("hazard").size());
            assertEquals(Set.of("reading_1h,device=d,enterprise=e,point=p,site=s 3600000"), peer.lines.get("hazard_1h").keySet());
            assertEquals(10, store.count(POINT, 0, 1_000_000));
            assertTrue(peer.requests.stream().anyMatch(each -> each.startsWith("query hazard: SELECT count(quality) AS n FROM reading WHERE")));
        }
    }

    @ParameterizedTest
    @CsvSource({"v2.7.11,'\"everySeconds\":7776000'", "3.2.0,'\"retention_period\":\"90d\"'"})
    void retention_isThatOfTheSettings(String version, String rule) throws Exception {
        try (InfluxStore store = open(version, InfluxPeer.TOKEN, 60_000)) {
            store.prepare();
            assertTrue(peer.buckets.get("hazard").contains(rule), peer.buckets.toString());
            assertFalse(peer.buckets.get("hazard_1h").matches(".*(everySeconds|retention_period).*"), peer.buckets.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.7.11", "3.2.0"})
    void batchWrittenAgain_overwritesItself(String version) throws Exception {
        try (InfluxStore store = open(version, InfluxPeer.TOKEN, 60_000)) {
            store.prepare();
            store.write(ramp(100));
            store.write(ramp(100));
            assertEquals(100, store.count(POINT, 0, 1_000_000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.7.11", "3.2.0"})
    void versionInTheBodyOnly_isFoundThere(String version) throws Exception {
        try (InfluxStore store = open(version, InfluxPeer.TOKEN, 60_000)) {
            peer.tellsVersionInHeader = false;
            store.prepare();
            assertEquals(3, peer.buckets.size());
            store.write(ramp(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.7.11", "3.2.0"})
    void wrongToken_isRetryableAndNotTold(String version) throws Exception {
        try (InfluxStore store = open(version, "wrong-token", 60_000)) {
            StoreException refused = assertThrows(StoreException.class, store::prepare);
            assertTrue(refused.isRetryable());
            assertTrue(refused.getMessage().contains("401"), refused.getMessage());
            assertFalse(refused.getMessage().contains("wrong-token"), refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.7.11", "3.2.0"})
    void oneReadingRefused_isTheDatasFaultAndTheOthersAreThere(String version) throws Exception {
        try (InfluxStore store = open(version, InfluxPeer.TOKEN, 60_000)) {
            store.prepare();
            peer.poison = "value=7.0,";
            assertFalse(assertThrows(StoreException.class, () -> store.write(ramp(10))).isRetryable());
            assertEquals(9, store.count(POINT, 0, 1_000_000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.7.11", "3.2.0"})
    void bucketDropped_isRetryableAndMadeAgain(String version) throws Exception {
        try (InfluxStore store = open(version, InfluxPeer.TOKEN, 60_000)) {
            store.prepare();
            peer.buckets.clear();
            assertTrue(assertThrows(StoreException.class, () -> store.write(ramp(1))).isRetryable());
            store.prepare();
            store.write(ramp(1));
        }
    }

    @Test
    void answerTooSlow_isRetryableAndTheRepetitionDoublesNothing() throws Exception {
        try (InfluxStore store = open("v2.7.11", InfluxPeer.TOKEN, 200)) {
            awaitDone(store::prepare);
            peer.hold = new CountDownLatch(1);
            assertTrue(assertThrows(StoreException.class, () -> store.write(ramp(10))).isRetryable());
            peer.hold.countDown();
            awaitDone(() -> store.write(ramp(10)));
            awaitDone(() -> assertEquals(10, store.count(POINT, 0, 1_000_000)));
        }
    }

    @Test
    void bucketOfTheSite_keepsItsRetention() throws Exception {
        try (InfluxStore store = open("v2.7.11", InfluxPeer.TOKEN, 60_000)) {
            peer.buckets.put("hazard", "the site's own");
            store.prepare();
            assertEquals("the site's own", peer.buckets.get("hazard"));
        }
    }

    /** On a busy machine what nobody holds back may be too slow, too. */
    private static void awaitDone(Executable step) {
        Await.until("done", () -> {
            try {
                step.execute();
                return true;
            } catch (StoreException slow) {
                return false;
            } catch (Throwable failed) {
                throw new AssertionError(failed);
            }
        });
    }

    private InfluxStore open(String version, String token, long waitMillis) throws IOException {
        peer = new InfluxPeer(version);
        return new InfluxStore(new HistorySettings.Influx(peer.url(), token, null, null, "plant", "hazard", null, waitMillis),
                new Retention(90, 900, 0));
    }

    private static Rollup hour() {
        SeriesColumns rows = new SeriesColumns();
        rows.add(3_600_000, 1, 2, 3, 2, 10, 10, 0);
        return new Rollup(POINT, rows.series());
    }

    private static ReadingBatch ramp(int count) {
        ReadingBatch batch = new ReadingBatch(count);
        for (int i = 0; i < count; i++) {
            batch.add(POINT, 1000 + i, i, (byte) 0);
        }
        return batch;
    }
}
