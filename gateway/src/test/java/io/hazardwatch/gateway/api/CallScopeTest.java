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
    void callsToAHousehold_areAnsweredByItAlone() {
        String household = "/api/v1/escalations/huarun-gas.s.d.p.high:household/";
        JsonObject body = new JsonObject().put("kind", "HOUSEHOLD").put("occurrence", 1).put("annSeq", 3);
        for (String wish : List.of("take", "decline", "next-level")) {
            Client.Response refused = client.post("operator.huarun-gas", household + wish, body);
            assertEquals(403, refused.status(), wish);
            assertEquals("NOT_OF_HOUSEHOLD", refused.json().getString("reason"), wish);
        }
        JsonObject ofAnother = body.copy().put("person", "duty.huarun-gas");
        assertEquals(403, client.post("operator.huarun-gas", household + "decline", ofAnother).status(), "nobody declines for it");
        assertTrue(desk.calls.wishes.isEmpty());
        client.post("duty.huarun-gas", DECLINE, new JsonObject());
        desk.calls.called = desk.calls.wishes.remove().split(" ", 2)[0];
        assertEquals(200, client.post("duty.huarun-gas", household + "take", body).status());
        assertEquals(List.of("take HOUSEHOLD huarun-gas.s.d.p.high:household by " + desk.calls.called), List.copyOf(desk.calls.wishes));
    }

    @Test
    void exerciseAtAPostOfAnotherEnterprise_isRefusedAsAtOneThatDoesNotExist() {
        Client.Response foreign = exercise("post-north-chem");
        assertEquals(400, foreign.status());
        assertEquals(exercise("post-nowhere").text(), foreign.text().replace("north-chem", "nowhere"));
        assertEquals(201, exercise("post-huarun-gas").status());
    }
}
