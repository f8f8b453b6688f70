package io.hazardwatch.gateway.api.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Exports over a store that has a reading of every point each second. */
class ReadingExportRoutesTest extends ApiTestCase {
    private static final String EXPORTS = "/api/v1/exports";
    private static final String FILE = "huarun-gas/lpg-depot-01/gd-07/lel.csv";
    private static final long FROM = 1_763_769_600_000L;
    private static final long DAY = 86_400_000;

    @Test
    void archive_hasEveryReadingAManifestAndChecksumsThatHold() throws Exception {
        JsonObject order = order("huarun", wish(FROM + DAY)).json();
        assertEquals("ORDERED", order.getString("state"));
        Map<String, byte[]> files = unzip(fetch("huarun", order));
        assertEquals(List.of(FILE, "manifest.json", "SHA256SUMS"), List.copyOf(files.keySet()));
        List<String> lines = text(files, FILE).lines().toList();
        assertEquals(86_401, lines.size());
        assertEquals("time,ts,value,quality", lines.getFirst());
        assertEquals("2025-11-22T00:00:01.000Z,1763769601000,1.0,good", lines.get(2));
        JsonObject manifest = new JsonObject(text(files, "manifest.json"));
        assertEquals(86_400, manifest.getInteger("readings"));
        assertEquals("huarun", manifest.getString("orderedBy"));
        assertEquals(7, manifest.getInteger("waitingInSpool"));
        JsonObject point = manifest.getJsonArray("points").getJsonObject(0);
        assertEquals("2025-11-22T23:59:59.000+00:00", point.getString("last"));
        assertEquals(files.get(FILE).length, point.getInteger("bytes"));
        text(files, "SHA256SUMS").lines().forEach(line -> assertEquals(line.substring(0, 64), sha256(files.get(line.substring(66)))));
        assertEquals(2, text(files, "SHA256SUMS").lines().count());
        awaitState("huarun", order, "FINISHED");
        JsonObject done = client.get("huarun", EXPORTS + '/' + order.getString("id")).json();
        assertEquals(86_400, done.getInteger("readings"));
        assertEquals(1, done.getInteger("pointsDone"));
    }

    @Test
    void lineProtocol_isWhatInfluxDbTakes() throws Exception {
        JsonObject order = order("viewer", wish(FROM + 2000).put("format", "lp")
                .put("points", new JsonArray().add("huarun-gas/lpg-depot-01/gone/lel"))).json();
        assertEquals("""
                reading,device=gone,enterprise=huarun-gas,point=lel,site=lpg-depot-01 value=0.0,quality=0i 1763769600000
                reading,device=gone,enterprise=huarun-gas,point=lel,site=lpg-depot-01 value=1.0,quality=0i 1763769601000
                """, text(unzip(fetch("viewer", order)), "huarun-gas/lpg-depot-01/gone/lel.lp"));
    }

    @Test
    void otherEnterprise_canNeitherOrderNorSeeNorFetch() {
        assertEquals(404, order("huarun", wish(FROM + DAY).put("enterprise", "north-chem")).status());
        JsonObject order = order("viewer", wish(FROM + DAY).put("enterprise", "north-chem")).json();
        assertEquals(404, client.get("huarun", EXPORTS + '/' + order.getString("id")).status());
        assertEquals(404, client.get("huarun", order.getString("archive")).status());
        assertEquals(0, client.get("huarun", EXPORTS).json().getJsonArray("exports").size());
        assertEquals(1, client.get("viewer", EXPORTS).json().getJsonArray("exports").size());
    }

    @Test
    void anotherPersonsExport_isSeenButNeitherFetchedNorDeletedExceptBySupervisors() {
        JsonObject order = order("operator", wish(FROM + 2000)).json();
        String path = EXPORTS + '/' + order.getString("id");
        assertEquals(200, client.get("viewer", path).status());
        assertEquals("EXPORT_OF_ANOTHER", client.get("viewer", order.getString("archive")).json().getString("reason"));
        assertEquals(403, client.send("DELETE", path, null, "Authorization", Client.basic("viewer")).status());
        assertEquals(404, client.send("DELETE", path, null, "Authorization", Client.basic("north")).status());
        assertEquals(204, client.send("DELETE", path, null, "Authorization", Client.basic("supervisor")).status());
    }

    @Test
    void orderThatMakesNoSense_isRefused() {
        for (JsonObject bad : List.of(wish(FROM), wish(FROM + DAY).put("format", "xls"), wish(FROM + DAY).put("site", "a/b"),
                wish(FROM + DAY).put("points", "all"), wish(FROM + DAY).put("points", new JsonArray().add("a/b")),
                wish(FROM + DAY).put("points", new JsonArray().add("north-chem/a/b/c")))) {
            assertEquals(400, order("viewer", bad).status(), bad::encode);
        }
        assertEquals(404, order("viewer", wish(FROM + DAY).put("site", "nowhere")).status());
    }

    @Test
    void storeThatDoesNotShowEverythingYet_isWaitedFor() throws Exception {
        JsonObject order = order("viewer", wish(FROM + DAY)).json();
        desk.notShownYet = 3;
        assertEquals(3, unzip(fetch("viewer", order)).size());
        assertEquals(0, desk.notShownYet);
    }

    @Test
    void storeAway_cutsTheArchiveOff() {
        JsonObject order = order("viewer", wish(FROM + DAY)).json();
        desk.storeRefusal = new StoreException("connection refused", true, null);
        assertThrows(IOException.class, () -> fetch("viewer", order));
        awaitState("viewer", order, "FAILED");
        assertEquals("connection refused", client.get("viewer", EXPORTS + '/' + order.getString("id")).json().getString("error"));
        desk.storeRefusal = null;
        assertEquals(3, assertUnzips(order));
    }

    /** Fifty years of readings for a receiver that takes some and then no more: what is not taken is not made. */
    @Test
    void receiverThatStopsTaking_holdsTheExportUpAndIsGivenUpWhenItGoes() throws Exception {
        JsonObject order = order("viewer", wish(FROM + 50 * 365 * DAY)).json();
        try (Socket receiver = new Socket("127.0.0.1", desk.front.port())) {
            receiver.setReceiveBufferSize(64 * 1024);
            receiver.getOutputStream().write(("GET " + order.getString("archive") + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                    + Client.basic("viewer") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            receiver.getInputStream().readNBytes(100_000);
            long[] seen = {0, 0};
            Await.until("it comes to rest", 60_000, () -> {
                long bytes = bytes(order);
                seen[1] = bytes == seen[0] && bytes > 0 ? seen[1] + 1 : 0;
                seen[0] = bytes;
                return seen[1] > 50;
            });
            assertTrue(bytes(order) < 16 << 20, bytes(order) + " bytes sent to nobody");
            assertEquals(409, client.get("viewer", order.getString("archive")).status());
        }
        awaitState("viewer", order, "FAILED");
    }

    @Test
    void forgotten_isCutOffAndGone() throws Exception {
        JsonObject order = order("viewer", wish(FROM + 50 * 365 * DAY)).json();
        HttpResponse<InputStream> response = client.http().send(request("viewer", order), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertTrue(body.readNBytes(1000).length > 0);
            assertEquals(204, client.send("DELETE", EXPORTS + '/' + order.getString("id"), null, "Authorization",
                    Client.basic("viewer")).status());
            assertThrows(IOException.class, () -> body.transferTo(java.io.OutputStream.nullOutputStream()));
        }
        assertEquals(404, client.get("viewer", EXPORTS + '/' + order.getString("id")).status());
    }

    private int assertUnzips(JsonObject order) {
        try {
            return unzip(fetch("viewer", order)).size();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject wish(long to) {
        return new JsonObject().put("enterprise", "huarun-gas").put("from", Times.utc(FROM)).put("to", Times.utc(to));
    }

    private Client.Response order(String user, JsonObject wish) {
        return client.post(user, EXPORTS, wish);
    }

    private long bytes(JsonObject order) {
        return client.get("viewer", EXPORTS + '/' + order.getString("id")).json().getLong("bytes");
    }

    private void awaitState(String user, JsonObject order, String state) {
        Await.until(state, 60_000, () -> client.get(user, EXPORTS + '/' + order.getString("id")).json()
                .getString("state").equals(state));
    }

    private HttpRequest request(String user, JsonObject order) {
        return HttpRequest.newBuilder(URI.create(desk.url() + order.getString("archive")))
                .header("Authorization", Client.basic(user)).build();
    }

    private byte[] fetch(String user, JsonObject order) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.http().send(request(user, order), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, response.statusCode());
        assertEquals("application/zip", response.headers().firstValue("Content-Type").orElse(""));
        return response.body();
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
