package io.hazardwatch.gateway.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.model.Priority;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedCallsTest extends ApiTestCase {
    private String path;

    @BeforeEach
    void raise() {
        path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/ack";
    }

    private Client.Response ack(String user, String key, int annSeq) {
        return client.send("POST", path, "{\"occurrence\":1,\"annSeq\":" + annSeq + "}", "Authorization", Client.basic(user), "Idempotency-Key", key);
    }

    @Test
    void repeatedPost_getsTheFirstAnswerAndDoesNothing() {
        Client.Response first = ack("operator", "k1", 1);
        assertEquals(200, first.status());
        int entries = client.get("operator", "/api/v1/journal").json().getJsonArray("entries").size();
        Client.Response again = ack("operator", "k1", 1);
        assertEquals(first.text(), again.text());
        assertEquals(200, again.status());
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals(first.header("Content-Type"), again.header("Content-Type"));
        assertEquals(entries, client.get("operator", "/api/v1/journal").json().getJsonArray("entries").size());
    }

    @Test
    void refusal_isRepeatedToo() {
        Client.Response stale = ack("operator", "k2", 9);
        assertEquals(409, stale.status());
        assertEquals(stale.text(), ack("operator", "k2", 9).text());
    }

    @Test
    void sameKeyForAnotherRequest_isRefused() {
        ack("operator", "k3", 1);
        assertEquals("IDEMPOTENCY_KEY_REUSED", ack("operator", "k3", 2).json().getString("reason"));
        assertNull(ack("supervisor", "k3", 1).header("Idempotent-Replayed"), "a key is of its caller");
    }

    @Test
    void answer_isForgottenAfterADay() {
        ack("operator", "k4", 1);
        clock.advance(TimeUnit.HOURS.toMillis(RepeatedCalls.HOURS));
        assertNull(ack("operator", "k4", 1).header("Idempotent-Replayed"));
    }

    @Test
    void badKey_isRefused() {
        assertEquals(400, ack("operator", "x".repeat(201), 1).status());
    }
}
