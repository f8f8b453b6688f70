package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Client.Response;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A shared desk changes its person by a PIN, for those alone who logged in there before. */
class DeskHandOverTest extends ApiTestCase {
    private static final String KNOWN = "; hazardwatch_trusted_supervisor=known-by-supervisor";

    private Response handOver(String cookies, String pin) {
        return client.send("POST", "/api/v1/session/hand-over", new JsonObject().put("username", "supervisor").put("pin", pin).encode(),
                "Cookie", cookies, "X-Requested-With", "hazardwatch");
    }

    @Test
    void personWithPinWhoWasHereBefore_takesOverUnderANewSession() {
        desk.users.pins.put("supervisor", "583921");
        String before = cookie();
        WebSocket feed = Desk.await(sockets.connect(webSocket("/api/v1/live").addHeader("Cookie", before)).toCompletionStage());
        Response taken = handOver(before + KNOWN, "583921");
        assertEquals(200, taken.status(), taken.text());
        assertEquals("supervisor", taken.json().getString("user"));
        Await.until("the feed of the one before ends", feed::isClosed);
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", before).status());
        String next = taken.header("Set-Cookie");
        assertEquals("supervisor", client.send("GET", "/api/v1/session", null, "Cookie", next.substring(0, next.indexOf(';'))).json()
                .getString("user"));
    }

    @Test
    void strangersWrongPinsAndPasswords_takeNothingOver() {
        String cookie = cookie();
        assertEquals("LOG_IN_FIRST", handOver(cookie + KNOWN, "583921").json().getString("reason"), "no PIN");
        desk.users.pins.put("supervisor", "583921");
        assertEquals("LOG_IN_FIRST", handOver(cookie, "583921").json().getString("reason"), "an unknown browser");
        assertEquals("WRONG_PIN", handOver(cookie + KNOWN, "000000").json().getString("reason"));
        assertEquals("WRONG_PIN", handOver(cookie + KNOWN, "supervisor").json().getString("reason"), "the password is none");
        assertEquals(403, client.send("POST", "/api/v1/session/hand-over", "{\"username\":\"supervisor\",\"pin\":\"583921\"}", "Authorization",
                Client.basic("operator")).status());
        assertEquals(200, client.send("GET", "/api/v1/session", null, "Cookie", cookie).status());
    }
}
