package io.hazardwatch.gateway.history.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a real InfluxDB 1.x does when something is wrong with it, and what the store makes of that. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class InfluxFaultsTest {
    private static final PointId POINT = new PointId("e", "s", "d", "p");
    private static final String AUTHENTICATED = "auth-enabled = true";
    private static final long START = System.currentTimeMillis() - 100_000;
    private static final Retention KEPT = new Retention(90, 900, 3650);

    @TempDir
    Path directory;

    @Test
    void wrongPassword_isRetryableAndSaysSo() throws Exception {
        try (Service influx = Services.influxd(directory, AUTHENTICATED)) {
            order(influx, null, "CREATE USER admin WITH PASSWORD 'right' WITH ALL PRIVILEGES");
            try (InfluxStore wrong = store(influx.url(), "admin", "wrong", null)) {
                StoreException refused = assertThrows(StoreException.class, wrong::prepare);
                assertTrue(refused.isRetryable());
                assertTrue(refused.getMessage().contains("401"), refused.getMessage());
                assertFalse(refused.getMessage().contains("wrong\""), refused.getMessage());
                assertTrue(assertThrows(StoreException.class, () -> wrong.write(ramp(1))).isRetryable());
            }
            try (InfluxStore right = store(influx.url(), "admin", "right", null)) {
                right.prepare();
                right.write(ramp(10));
                assertEquals(10, count(right));
            }
        }
    }

    @Test
    void userWhoMayOnlyWrite_writesWhereAnotherHasMadeEverything() throws Exception {
        try (Service influx = Services.influxd(directory, AUTHENTICATED)) {
            order(influx, null, "CREATE USER admin WITH PASSWORD 'right' WITH ALL PRIVILEGES");
            order(influx, "admin:right", "CREATE USER gateway WITH PASSWORD 'own'");
            try (InfluxStore own = store(influx.url(), "gateway", "own", null)) {
                own.prepare();
                assertTrue(assertThrows(StoreException.class, () -> own.write(ramp(1))).isRetryable());
                try (InfluxStore admin = store(influx.url(), "admin", "right", null)) {
                    admin.prepare();
                }
                order(influx, "admin:right", "GRANT ALL ON hazard TO gateway");
                own.prepare();
                own.write(ramp(10));
                assertEquals(10, count(own));
            }
        }
    }

    @Test
    void certificateOfTheSitesOwn_isTrustedWhenNamedAndNotOtherwise() throws Exception {
        SelfSigned identity = SelfSigned.in(directory);
        String tls = "https-enabled = true\nhttps-certificate = \"%s\"\nhttps-private-key = \"%s\""
                .formatted(identity.certificate(), identity.key());
        try (Service influx = Services.influxd(directory, tls, identity.certificate(), identity.key())) {
            String url = "https://127.0.0.1:" + influx.port();
            try (InfluxStore strange = store(url, null, null, null)) {
                assertTrue(assertThrows(StoreException.class, strange::prepare).isRetryable());
            }
            try (InfluxStore trusting = store(url, null, null, identity.certificate())) {
                trusting.prepare();
                trusting.write(ramp(10));
                assertEquals(10, count(trusting));
            }
        }
    }

    @Test
    void oneReadingBeyondRetention_leavesTheOthersOfItsBatchStored() throws Exception {
        try (Service influx = Services.influxd(directory); InfluxStore store = store(influx.url(), null, null, null)) {
            store.prepare();
            ReadingBatch batch = ramp(100);
            batch.eventMillis[50] = System.currentTimeMillis() - 400L * 86_400_000;
            StoreException partial = assertThrows(StoreException.class, () -> store.write(batch));
            assertFalse(partial.isRetryable());
            assertTrue(partial.getMessage().contains("dropped=1"), partial.getMessage());
            assertEquals(99, count(store));
            store.write(batch.part(0, 50));
            store.write(batch.part(51, 100));
            assertEquals(99, count(store), "written again, still one each");
        }
    }

    @Test
    void policiesOfTheGateway_standBesideThoseOfTheSite() throws Exception {
        try (Service influx = Services.influxd(directory); InfluxStore store = store(influx.url(), null, null, null)) {
            order(influx, null, "CREATE DATABASE hazard WITH DURATION 52w NAME own");
            store.prepare();
            store.prepare();
            String policies = order(influx, null, "SHOW RETENTION POLICIES ON hazard");
            assertTrue(policies.contains("[\"own\",\"8736h0m0s\",\"168h0m0s\",1,true]"), policies);
            assertTrue(policies.contains("[\"hazardwatch\",\"2160h0m0s\",\"24h0m0s\",1,false]"), policies);
            assertTrue(policies.contains("[\"hazardwatch_1m\",\"21600h0m0s\""), policies);
            store.write(ramp(10));
            assertEquals(10, count(store));
        }
        try (Service influx = Services.influxd(Files.createDirectory(directory.resolve("fresh")));
                InfluxStore store = store(influx.url(), null, null, null)) {
            store.prepare();
            String policies = order(influx, null, "SHOW RETENTION POLICIES ON hazard");
            assertTrue(policies.contains("[\"hazardwatch\",\"2160h0m0s\",\"24h0m0s\",1,true]"), policies);
        }
    }

    @Test
    void diskFull_isRetryableAndLosesNothingThatIsWrittenAgain() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        boolean isMounted = !Services.areContainers() && run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small.toString());
        if (!isMounted) {
            System.out.println("skipped: a full disk needs the right to mount a small one, and a native influxd");
        }
        assumeTrue(isMounted);
        try (Service influx = Services.influxd(small); InfluxStore store = store(influx.url(), null, null, null)) {
            store.prepare();
            store.write(ramp(1000));
            Path ballast = small.resolve("ballast");
            run("sh", "-c", "cat /dev/zero > " + ballast + " 2>/dev/null");
            StoreException full = assertThrows(StoreException.class, () -> writeMuch(store));
            assertTrue(full.isRetryable(), full.getMessage());
            assertTrue(full.getMessage().contains("no space left"), full.getMessage());
            Files.delete(ballast);
            influx.stop();
            influx.start();
            store.prepare();
            store.write(ramp(50_000));
            assertEquals(50_000, count(store));
        } finally {
            run("umount", small.toString());
        }
    }

    private static void writeMuch(InfluxStore store) throws StoreException {
        for (int i = 0; i < 20; i++) {
            store.write(ramp(50_000));
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                .waitFor() == 0;
    }

    private static InfluxStore store(String url, String user, String password, Path certificate) {
        return new InfluxStore(new HistorySettings.Influx(url, null, user, password, null, "hazard", certificate, 60_000), KEPT);
    }

    private static String order(Service influx, String login, String statement) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String scheme = login == null ? "" : Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.US_ASCII));
            HttpRequest request = HttpRequest.newBuilder(URI.create(influx.url() + "/query?q="
                    + URLEncoder.encode(statement, StandardCharsets.UTF_8))).header("Authorization", "Basic " + scheme)
                    .POST(HttpRequest.BodyPublishers.noBody()).build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertTrue(response.statusCode() == 200 && !response.body().contains("error"), response.body());
            return response.body();
        }
    }

    private static long count(InfluxStore store) throws StoreException {
        return store.count(POINT, 0, System.currentTimeMillis() + 1000);
    }

    /** One reading a ms. */
    private static ReadingBatch ramp(int count) {
        ReadingBatch batch = new ReadingBatch(count);
        for (int i = 0; i < count; i++) {
            batch.add(POINT, START + i, i * 0.37, (byte) 0);
        }
        return batch;
    }
}
