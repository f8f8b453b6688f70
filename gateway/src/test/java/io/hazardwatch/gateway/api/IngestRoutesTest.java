package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.EnterpriseShare;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Readings pushed over HTTP with the credential of a device. */
class IngestRoutesTest extends ApiTestCase {
    private static final String PATH = "/api/v1/ingest/huarun-gas/lpg-depot-01/gd-07";
    private static final String BODY = "{\"ts\":1763781234567,\"values\":{\"lel\":2.5}}";

    private Client.Response push(String path, String body, String... headers) {
        return client.send("POST", path, body, headers);
    }

    private Client.Response push(String body) {
        return push(PATH, body, "Authorization", Client.basic("gw"));
    }

    private HttpResponse<String> gzipped(byte[] body, String encoding) throws IOException, InterruptedException {
        return client.http().send(HttpRequest.newBuilder(URI.create(desk.url() + PATH)).header("Authorization", Client.basic("gw"))
                .header("Content-Type", "application/json").header("Content-Encoding", encoding).POST(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.ofString());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void push_isAcceptedOnceItIsDurable() {
        assertEquals(202, push(BODY).status());
        assertEquals(202, push(PATH, BODY, "Authorization", "Bearer token-gd-07").status());
        desk.pushes.ingests.withhold();
        CompletableFuture<Client.Response> waiting = CompletableFuture.supplyAsync(() -> push(BODY));
        Await.until("taken", () -> desk.pushes.ingests.count() == 3);
        assertEquals(200, client.send("GET", "/health/live", null).status(), "others are served meanwhile");
        assertFalse(waiting.isDone());
        desk.pushes.ingests.makeAllDurable();
        assertEquals(202, waiting.join().status());
        assertEquals(List.of(BODY, BODY, BODY), desk.pushes.ingests.payloads());
        assertEquals("http", desk.pushes.ingests.origins().getFirst().input());
    }

    @Test
    void pushThatRaisesAnAlarm_isAcceptedOnceThatIsJournaled() {
        desk.pushes.ingests.commitAlarms(0);
        CompletableFuture<Client.Response> waiting = CompletableFuture.supplyAsync(() -> push("alarm"));
        Await.until("taken", () -> desk.pushes.ingests.count() == 1);
        assertEquals(202, push(BODY).status(), "one without an alarm does not wait for it");
        assertFalse(waiting.isDone());
        desk.pushes.ingests.commitAlarms(1);
        assertEquals(202, waiting.join().status());
    }

    @Test
    void compressedPush_isBoundedInBothForms() throws Exception {
        assertEquals(202, gzipped(gzip(BODY.getBytes()), "gzip").statusCode());
        assertEquals(List.of(BODY), desk.pushes.ingests.payloads());
        assertEquals(413, gzipped(gzip(new byte[300 << 10]), "gzip").statusCode());
        assertEquals(400, gzipped(BODY.getBytes(), "gzip").statusCode());
        assertEquals(415, gzipped(BODY.getBytes(), "br").statusCode());
        assertEquals(413, push("x".repeat(300 << 10)).status());
        assertEquals(1, desk.pushes.ingests.count());
    }

    @Test
    void whoMayNotPush_isTold() {
        assertEquals(401, push(PATH, BODY).status());
        assertEquals(401, push(PATH, BODY, "Authorization", Client.basic("admin")).status(), "the log-in of a person is none");
        assertEquals(401, push(PATH, BODY, "Authorization", "Basic ???").status());
        assertEquals(2, desk.pushes.refused.stream().filter(name -> name == null).count());
        assertTrue(desk.pushes.refused.contains("admin"));
        assertEquals(403, push("/api/v1/ingest/north-chem/tank-1/a", BODY, "Authorization", Client.basic("gw")).status());
        assertEquals(403, push("/api/v1/ingest/huarun-gas/lpg-depot-01/other", BODY, "Authorization", "Bearer token-gd-07").status());
        assertEquals(404, push("/api/v1/ingest/huarun-gas/lpg-depot-01/none", BODY, "Authorization", Client.basic("gw")).status());
        assertEquals(415, push(PATH, BODY, "Authorization", Client.basic("gw"), "Content-Type", "text/plain").status());
        assertEquals(0, desk.pushes.ingests.count());
    }

    @Test
    void pushOfWhichNothingCanBeUsed_saysWhy() {
        Client.Response refused = push("bad");
        assertEquals(400, refused.status());
        assertEquals("NOT_JSON", refused.json().getString("reason"));
        push("/api/v1/ingest/huarun-gas/lpg-depot-01/none", BODY, "Authorization", Client.basic("gw"));
        assertEquals(List.of("UNKNOWN_DEVICE"), desk.pushes.quarantine.recent("huarun-gas").stream().map(Rejected::reason).map(Enum::name).toList());
        assertEquals(1L, desk.pushes.quarantine.counts().get("huarun-gas/gw").values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void tooManyPushesOrNoRoom_areToldWhenToTryAgain() {
        desk.pushes.ingests.makeRoom(0);
        Client.Response full = push(BODY);
        assertEquals(503, full.status());
        assertEquals("2", full.header("Retry-After"));
        desk.pushes.ingests.makeRoom(1_000);
        for (int i = 1; i < DeskPushes.PER_SECOND; i++) {
            assertEquals(202, push(BODY).status());
        }
        Client.Response throttled = push(BODY);
        assertEquals(429, throttled.status());
        assertEquals("1", throttled.header("Retry-After"));
        clock.advance(1_000);
        assertEquals(202, push(BODY).status());
    }

    @Test
    void pushesOfAnEnterpriseWhoseQuotaItsOtherInputsUseUp_areTakenInTheirTurn() {
        EnterpriseShare share = desk.pushes.quotas.of(Desk.OTHER.enterprise());
        long due = others(share, 0, 1_000);
        assertEquals(429, pushNorth().status());
        for (int i = 0; i < 5; i++) {
            due = others(share, due, 1_000);
            assertEquals(202, pushNorth().status(), "its turn has come, and it is kept for whoever pushes seldom");
        }
        Client.Response early = pushNorth();
        assertEquals("429 QUOTA 1", early.status() + " " + early.json().getString("reason") + ' ' + early.header("Retry-After"));
    }

    private Client.Response pushNorth() {
        return push("/api/v1/ingest/north-chem/tank-farm-02/tk-01", "{\"level\":2.5}", "Authorization", "Bearer token-north");
    }

    /** Other inputs take every slot that comes meanwhile and wait for the next one, due at the result. */
    private long others(EnterpriseShare share, long from, int millis) {
        long due = from;
        for (int i = 0; i < millis; i++) {
            while (due <= clock.nanos()) {
                due = clock.nanos() + share.reserve(clock.nanos(), clock.millis());
            }
            clock.advance(1);
        }
        return due;
    }
}
