package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Client.Response;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What is revoked by a call ends with that call, and not with the next heartbeat. Somebody else's feed, opened before, counts heartbeats: each look
 * for the revoked that comes with a heartbeat would be heard there first.
 */
class RevocationEventTest extends ApiTestCase {
    private final Queue<JsonObject> witness = new ConcurrentLinkedQueue<>();

    /** A busy machine may let heartbeats pass between a call and the look at its feed, but not each time. */
    private static final int TRIES = 5;

    /** Heartbeats between a call and the end of its feed; what is done between the calls may take long on a busy machine. */
    private long waited;

    private long heartbeats() {
        return witness.stream().filter(frame -> frame.getString("type").equals("heartbeat")).count();
    }

    private WebSocket listen(String header, String value) {
        return Desk.await(sockets.connect(webSocket("/api/v1/live").addHeader(header, value)).toCompletionStage());
    }

    private void ends(WebSocket feed, String what, Supplier<Response> call) {
        long before = heartbeats();
        long begun = System.nanoTime();
        int status = call.get().status();
        assertTrue(status == 200 || status == 204, what + " -> " + status);
        Await.until(what, feed::isClosed);
        waited += heartbeats() - before;
        assertEquals((short) 1008, feed.closeStatusCode());
        System.out.println(what + ": feed ended " + (System.nanoTime() - begun) / 1_000_000 + " ms after the call began");
    }

    private String idOfSession() {
        return client.get("operator", "/api/v1/sessions").json().getJsonArray("sessions").getJsonObject(0).getString("id");
    }

    @Test
    void everyRevocation_endsOpenFeedsWithTheCall() {
        connect("viewer", "", witness);
        Await.until("first heartbeat", () -> heartbeats() > 0);
        revokeAll();
        for (int again = 1; waited >= 3 && again < TRIES; again++) {
            revokeAll();
        }
        assertTrue(waited < 3, "four revocations waited for " + waited + " heartbeats");
    }

    private void revokeAll() {
        waited = 0;
        desk.users.revoked.clear();
        String cookie = cookie();
        ends(listen("Cookie", cookie), "session ended by its owner", () -> client.send("DELETE", "/api/v1/sessions/" + idOfSession(), null,
                "Authorization", Client.basic("operator")));
        String own = cookie();
        ends(listen("Cookie", own), "log-out", () ->
                client.send("DELETE", "/api/v1/session", null, "Cookie", own, "X-Requested-With", "hazardwatch"));
        JsonObject key = client.post("operator", "/api/v1/api-keys", new JsonObject().put("name", "x").put("rights", JsonArray.of("READ"))
                .put("expiresAt", Times.utc(Desk.START + 60_000))).json();
        ends(listen("Authorization", "Bearer " + key.getString("key")), "key revoked", () -> client.send("DELETE", "/api/v1/api-keys/"
                + key.getString("id"), null, "Authorization", Client.basic("operator")));
        WebSocket byPassword = listen("Authorization", Client.basic("operator"));
        desk.users.revoked.add("operator");
        ends(byPassword, "role changed", () -> client.send("PUT", "/api/v1/users/gw-1", "{\"role\":\"VIEWER\"}", "Authorization",
                Client.basic("admin")));
    }
}
