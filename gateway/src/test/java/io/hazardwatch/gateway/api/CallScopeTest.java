package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls and exercises as people see and answer them who may not do everything. */
class CallScopeTest extends ApiTestCase {
    private static final String DECLINE = "/api/v1/escalations/huarun-gas.s.d.p.high/decline";

    private Client.Response exercise(String post) {
        JsonObject order = new JsonObject().put("post", post).put("matter", "x").put("confirm", "EXERCISE");
        return client.post("regulator.huarun-gas", "/api/v1/exercises", order);
    }

    @Test
    void somebodyOnDuty_declinesForThemselvesOnly() {
        assertEquals(403, client.post("duty.huarun-gas", DECLINE, new JsonObject().put("person", "li-wei")).status());
        assertTrue(desk.calls.wishes.isEmpty());
        assertEquals(200, client.post("duty.huarun-gas", DECLINE, new JsonObject()).status());
        assertEquals(200, client.post("operator.huarun-gas", DECLINE, new JsonObject().put("person", "li-wei")).status());
        assertEquals("li-wei cannot come, says operator.huarun-gas", List.copyOf(desk.calls.wishes).getLast());
    }

    @Test
    void exerciseAtAPostOfAnotherEnterprise_isRefusedAsAtOneThatDoesNotExist() {
        Client.Response foreign = exercise("post-north-chem");
        assertEquals(400, foreign.status());
        assertEquals(exercise("post-nowhere").text(), foreign.text().replace("north-chem", "nowhere"));
        assertEquals(201, exercise("post-huarun-gas").status());
    }
}
