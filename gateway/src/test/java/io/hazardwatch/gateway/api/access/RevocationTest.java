package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Whoever is removed, or has another password, role or enterprise, is out: what was open ends, however it was opened. */
class RevocationTest extends ApiTestCase {
    private static final long FIFTY_YEARS = 50L * 365 * 86_400_000;

    @Test
    void revoked_isOutByBasicAtOnce() {
        assertEquals(200, client.get("operator", "/api/v1/session").status());
        desk.users.revoked.add("operator");
        assertEquals(401, client.get("operator", "/api/v1/session").status());
        assertEquals(200, client.get("viewer", "/api/v1/session").status());
    }

    @Test
    void revoked_isOutByCookieAtOnceAndForGood() {
        String cookie = cookie();
        assertEquals(200, client.send("GET", "/api/v1/session", null, "Cookie", cookie).status());
        desk.users.revoked.add("operator");
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", cookie).status());
        desk.users.revoked.clear();
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", cookie).status());
    }

    @Test
    void revoked_liveFeedsEndHoweverTheyWereOpened() {
        WebSocket byBasic = listen("Authorization", Client.basic("operator"));
        WebSocket byCookie = listen("Cookie", cookie());
        WebSocket ofAnother = listen("Authorization", Client.basic("viewer"));
        desk.users.revoked.add("operator");
        Await.until("both closed", () -> byBasic.isClosed() && byCookie.isClosed());
        assertEquals((short) 1008, byBasic.closeStatusCode());
        assertEquals((short) 1008, byCookie.closeStatusCode());
        assertTrue(!ofAnother.isClosed());
    }

    @Test
    void revokedWhileTheGatewayStandsStill_liveFeedEndsAllTheSame() {
        desk.parts.set(0, new HealthSource.Part("lanes", HealthSource.Status.DOWN, "no turn finished for 12000 ms"));
        WebSocket feed = listen("Authorization", Client.basic("operator"));
        desk.users.revoked.add("operator");
        Await.until("closed", feed::isClosed);
        assertEquals((short) 1008, feed.closeStatusCode());
    }

    @Test
    void revokedWhileAnArchiveIsSent_isCutOff() throws Exception {
        JsonObject order = client.post("operator", "/api/v1/exports", new JsonObject().put("enterprise", "huarun-gas")
                .put("from", Times.utc(Desk.START - FIFTY_YEARS)).put("to", Times.utc(Desk.START))).json();
        HttpRequest request = HttpRequest.newBuilder(URI.create(desk.url() + order.getString("archive")))
                .header("Authorization", Client.basic("operator")).build();
        HttpResponse<InputStream> response = client.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertTrue(body.readNBytes(1000).length > 0);
            desk.users.revoked.add("operator");
            assertThrows(IOException.class, () -> body.transferTo(OutputStream.nullOutputStream()));
        }
    }

    private WebSocket listen(String header, String value) {
        return Desk.await(sockets.connect(webSocket("/api/v1/live").addHeader(header, value)).toCompletionStage());
    }
}
