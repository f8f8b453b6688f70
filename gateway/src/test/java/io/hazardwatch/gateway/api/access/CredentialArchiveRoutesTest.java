package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.RawHttp;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CredentialArchiveRoutesTest extends ApiTestCase {
    private static final String PATH = "/api/v1/enterprises/huarun-gas/credential-archives";
    private static final JsonObject ALL = new JsonObject();

    private JsonObject listed() {
        return client.get("admin", PATH).json().getJsonArray("archives").getJsonObject(0);
    }

    private String ready(JsonObject wanted) {
        JsonObject ordered = client.post("admin", PATH, wanted).json();
        Await.until("the archive is made", () -> !listed().getString("state").equals("running"));
        return PATH + '/' + ordered.getString("id");
    }

    private Client.Response fetch(String archive) {
        return client.send("POST", archive + "/fetch", "{}", "Authorization", Client.basic("admin"));
    }

    @Test
    void archiveOfAllDevicesWithoutACredential_isFetchedOnce_andJournaledWithoutSecrets() {
        String archive = ready(ALL);
        assertEquals("ready", listed().getString("state"));
        assertEquals(409, client.post("admin", PATH, ALL).status(), "one at a time");
        String text = fetch(archive).text();
        assertEquals("huarun-gas/lpg-depot-01/gd-07", text.strip());
        Await.until("it is deleted", () -> !desk.archives.isThere());
        assertEquals(404, fetch(archive).status());
        assertTrue(client.get("admin", PATH).json().getJsonArray("archives").isEmpty());
        List<String> told = desk.notes.stream().filter(note -> note.type() == TransitionType.CREDENTIAL_CHANGED).map(note -> note.reason()
                .replaceFirst(" from .*", "")).toList();
        assertEquals(List.of("archive of credentials ordered, for 1 devices", "1 credentials issued into an archive",
                "archive of 1 credentials fetched"), told);
    }

    @Test
    void passphrase_isShownOnceIfTheGatewayMadeIt_andNeverOtherwise() {
        JsonObject made = client.post("admin", PATH, ALL).json();
        assertEquals(32, made.getString("passphrase").length());
        assertEquals(600_000, made.getInteger("iterations"));
        Await.until("the archive is made", () -> !listed().getString("state").equals("running"));
        assertFalse(listed().encode().contains(made.getString("passphrase")));
        fetch(PATH + '/' + made.getString("id"));
        Await.until("it is deleted", () -> !desk.archives.isThere());
        Client.Response ordered = client.post("admin", PATH, new JsonObject().put("passphrase", "correct staple 7"));
        assertEquals(201, ordered.status());
        JsonObject given = ordered.json();
        assertEquals(null, given.getString("passphrase"));
        assertFalse(given.encode().contains("staple"));
        Client.Response refused = client.post("admin", PATH, new JsonObject().put("passphrase", "staple"));
        assertEquals(400, refused.status());
        assertFalse(refused.text().contains("staple"));
        assertFalse(desk.notes.toString().contains("staple") || desk.notes.toString().contains(made.getString("passphrase")));
    }

    @Test
    void orders_nameDevicesOfTheEnterpriseOnly() {
        assertEquals(403, client.post("operator", PATH, ALL).status());
        assertEquals(404, client.post("enterprise_admin.north-chem", PATH, ALL).status());
        for (String bad : List.of("north-chem/tank-farm-02/tk-01", "tank-farm-02/tk-01", "gd-07", "none/none")) {
            assertEquals(400, client.post("admin", PATH, new JsonObject().put("devices", List.of(bad))).status(), bad);
        }
        assertEquals(409, client.post("admin", PATH, new JsonObject().put("site", "none")).status(), "no device there");
        String archive = ready(new JsonObject().put("devices", List.of("lpg-depot-01/gd-07", "huarun-gas/lpg-depot-01/gd-07")));
        assertEquals(1, listed().getInteger("made"));
        assertEquals(204, client.send("DELETE", archive, null, "Authorization", Client.basic("admin")).status());
        assertEquals(404, fetch(archive).status());
    }

    @Test
    void archiveThatIsBeingMade_isGivenUpWithoutLeftovers() throws Exception {
        desk.archives.held = new CountDownLatch(1);
        String archive = PATH + '/' + client.post("admin", PATH, new JsonObject().put("kind", "certificate")).json().getString("id");
        desk.archives.begun.await();
        assertEquals("certificate running", listed().getString("kind") + ' ' + listed().getString("state"));
        try (RawHttp given = new RawHttp(desk.front.port())) {
            given.send("DELETE " + archive + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + Client.basic("admin") + "\r\n\r\n");
            Await.until("it is to be given up after the present batch", () -> listed().getBoolean("givenUp"));
            assertEquals("running", listed().getString("state"));
            desk.archives.held.countDown();
            assertTrue(given.head().startsWith("HTTP/1.1 204 "));
        }
        assertEquals(1, desk.archives.abandoned);
        assertTrue(client.get("admin", PATH).json().getJsonArray("archives").isEmpty());
        assertEquals(400, client.post("admin", PATH, new JsonObject().put("kind", "password")).status());
        assertEquals(201, client.post("admin", PATH, ALL).status(), "another one can be ordered");
    }

    @Test
    void endForWhichThereIsNoThread_isTriedAgain() {
        try (WorkerPool full = new WorkerPool(desk.vertx, "full", 1, -1)) {
            desk.archives.endFailure.set((RuntimeException) full.run(() -> null).cause());
        }
        String archive = ready(ALL);
        assertEquals("ready", listed().getString("state"));
        assertEquals("huarun-gas/lpg-depot-01/gd-07", fetch(archive).text().strip());
    }

    @Test
    void batchThatFails_endsTheArchiveAndSaysHowFarItCame() {
        desk.archives.failure = new IllegalStateException("the store is away");
        String archive = ready(ALL);
        assertEquals("it stopped after 0 devices; order another one for the rest", listed().getString("failure"));
        assertEquals("stopped", listed().getString("failureReason"));
        assertEquals(200, fetch(archive).status(), "what was made can be fetched");
    }

    @Test
    void fileThatCannotBeWritten_fails_andSaysThatInAWordForPrograms() {
        desk.archives.endFailure.set(new IllegalStateException("the disk is full"));
        String archive = ready(ALL);
        assertEquals("failed not_written 0", listed().getString("state") + ' ' + listed().getString("failureReason") + ' '
                + listed().getInteger("made"));
        assertEquals(1, desk.archives.abandoned, "nothing was issued");
        assertEquals(409, fetch(archive).status());
        assertEquals(201, client.post("admin", PATH, ALL).status(), "another one can be ordered");
    }

    @Test
    void fileThatCannotBeWrittenNorGivenUp_saysThatItsCredentialsLetIn() {
        desk.archives.endFailure.set(new IllegalStateException("the disk is full"));
        desk.archives.abandonFailure = new IllegalStateException("the store is away");
        ready(ALL);
        assertEquals("failed not_forgotten 1", listed().getString("state") + ' ' + listed().getString("failureReason") + ' '
                + listed().getInteger("made"));
        assertEquals("it could not be written, and its credentials cannot be forgotten before the next start", listed().getString("failure"));
        assertTrue(desk.notes.stream().anyMatch(note -> note.reason().startsWith("1 credentials issued into an archive, it could not be written")));
        assertEquals(201, client.post("admin", PATH, ALL).status(), "another one can be ordered");
    }
}
