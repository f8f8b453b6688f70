package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What is answered when a call to a neighbour cannot be noted in time, and when it is noted twice. */
class NeighbourCallRoutesTest extends ApiTestCase {
    private static final String CALLS = "/api/v1/neighbour-calls";
    private static final JsonObject CALL = new JsonObject().put("enterprise", Desk.GAS.enterprise()).put("site", Desk.GAS.site())
            .put("neighbour", "school").put("reached", true);

    @Test
    void storeThatDoesNotAnswer_isNoDefect_andTheCallMayBeStored() {
        desk.neighbourCalls.failure = new TimeoutException();
        Client.Response refused = client.post("admin", CALLS, CALL);
        assertEquals(503, refused.status());
        assertEquals("UNANSWERED", refused.json().getString("reason"));
        desk.neighbourCalls.failure = new IllegalStateException("too many requests wait; try again");
        assertEquals("BUSY", client.post("admin", CALLS, CALL).json().getString("reason"));
    }

    @Test
    void callWithTheSameKey_isNotedOnce() {
        String id = null;
        for (int i = 0; i < 2; i++) {
            Client.Response noted = client.send("POST", CALLS, CALL.encode(), "Authorization", Client.basic("admin"), "Idempotency-Key", "press-1");
            assertEquals(201, noted.status());
            assertEquals(id == null ? noted.json().getString("id") : id, noted.json().getString("id"));
            id = noted.json().getString("id");
        }
        assertEquals(1, desk.neighbourCalls.all().size());
    }
}
