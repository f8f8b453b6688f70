package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Bump tests and calibrations are recorded by those who may, refused when they contradict themselves, and count for the unprotected list. */
class InstrumentCheckRoutesTest extends ApiTestCase {
    private static final String CHECKS = "/api/v1/points/" + Desk.GAS + "/checks";
    private static final String UNPROTECTED = "/api/v1/points/unprotected";

    private static JsonObject bump() {
        return new JsonObject().put("kind", "bump_test").put("gas", "CH4").put("applied", 50).put("asFound", 48).put("result", "passed")
                .put("due", "2030-01-31").put("words", "ok");
    }

    private String reasons() {
        return client.get("admin", UNPROTECTED).json().getJsonArray("points").stream().map(JsonObject.class::cast)
                .filter(each -> each.getString("point").equals(Desk.GAS.toString())).map(each -> each.getJsonArray("reasons").encode())
                .findFirst().orElse("");
    }

    @Test
    void checkIsRecorded_listed_andCounts() {
        Client.Response recorded = client.post("admin", CHECKS, bump());
        assertEquals(201, recorded.status());
        assertEquals("admin", recorded.json().getString("by"));
        assertEquals(48.0, recorded.json().getDouble("asFound"));
        JsonObject all = client.get("viewer", CHECKS).json();
        assertEquals("2030-01-31", all.getJsonObject("bumpTest").getString("due"));
        assertEquals(1, all.getJsonArray("checks").size());
        assertTrue(!reasons().contains("bump_test"), reasons());
        assertEquals(201, client.post("admin", CHECKS, bump().put("asFound", 3).put("result", "failed")).status());
        assertTrue(reasons().contains("bump_test_failed"), reasons());
        assertEquals(201, client.post("admin", CHECKS, bump().put("kind", "calibration").put("asLeft", 50)).status());
        assertTrue(!reasons().contains("bump_test_failed"), reasons());
    }

    @Test
    void whatCannotBe_isRefusedWithItsRule() {
        for (JsonObject wrong : new JsonObject[] {bump().put("kind", "smell"), bump().put("applied", 0), bump().putNull("asFound"),
            bump().put("asFound", 3), bump().put("result", "perhaps"), bump().put("due", "soon"), bump().put("due", "2001-01-01"),
            bump().put("at", "2001-01-01T00:00:00Z")}) {
            Client.Response refused = client.post("admin", CHECKS, wrong);
            assertEquals(400, refused.status(), wrong.encode());
        }
        assertEquals(0, client.get("admin", CHECKS).json().getJsonArray("checks").size());
        assertEquals(404, client.post("admin", CHECKS.replace("/checks", "x/checks"), bump()).status());
    }

    @Test
    void storeThatDoesNotAnswer_isNoDefect() {
        desk.instrumentChecks.failure = new TimeoutException();
        Client.Response refused = client.post("admin", CHECKS, bump());
        assertEquals(503, refused.status());
        assertEquals("UNANSWERED", refused.json().getString("reason"));
    }
}
