package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.http.Times;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Equipment is listed with what counts of it; proofs and bypasses are recorded by those who may, and count for the unprotected list. */
class EquipmentRoutesTest extends ApiTestCase {
    private static final String VALVE = "/api/v1/sites/huarun-gas/lpg-depot-01/equipment/xv-01";
    private static final String UNPROTECTED = "/api/v1/points/unprotected";

    private static JsonObject proof() {
        return new JsonObject().put("kind", "proof_test").put("result", "passed").put("due", "2030-01-31").put("words", "closed in 4 s");
    }

    private static JsonObject bypass() {
        return new JsonObject().put("kind", "bypass").put("why", "actuator leaks").put("measure", "man at the valve with a radio")
                .put("until", Times.utc(Desk.START + 3_600_000));
    }

    private List<String> unprotected() {
        JsonObject all = client.get("viewer", UNPROTECTED).json();
        all.getJsonArray("points").forEach(each -> assertNotNull(((JsonObject) each).getString("point"), all::encodePrettily));
        assertEquals(all.getInteger("equipmentTotal"), all.getJsonArray("equipment").size());
        return all.getJsonArray("equipment").stream().map(JsonObject.class::cast).map(each -> each.getString("equipment") + ' '
                        + each.getJsonArray("reasons").getJsonObject(0).getString("reason")).toList();
    }

    @Test
    void list_hasFiguresByAgeOfProof() {
        JsonObject all = client.get("viewer", "/api/v1/equipment?enterprise=huarun-gas").json();
        assertEquals(1, all.getInteger("total"));
        JsonObject valve = all.getJsonArray("equipment").getJsonObject(0);
        assertEquals("shut_off_valve", valve.getString("kind"));
        assertEquals(0, valve.getJsonArray("reasons").size());
        JsonObject figures = all.getJsonObject("figures");
        assertEquals(1, figures.getJsonObject("proofAge").getInteger("upTo90"));
        assertEquals("shut_off_valve", figures.getJsonArray("kinds").getJsonObject(0).getString("kind"));
        assertEquals(2, client.get("admin", "/api/v1/equipment").json().getInteger("total"));
        assertEquals(0, client.get("admin", "/api/v1/equipment?unprotected=true").json().getInteger("total"));
        JsonObject page = client.get("admin", "/api/v1/equipment?limit=1").json();
        assertEquals("north-chem", client.get("admin", "/api/v1/equipment?limit=1&cursor=" + page.getString("next")).json()
                .getJsonArray("equipment").getJsonObject(0).getString("enterprise"));
        assertEquals(1, client.get("admin", "/api/v1/equipment?site=lpg-depot-01").json().getInteger("total"));
    }

    @Test
    void bypass_countsAsUnprotected_untilItIsEnded() {
        Client.Response begun = client.post("admin", VALVE + "/bypasses", bypass());
        assertEquals(201, begun.status(), begun.text());
        assertEquals(List.of("xv-01 bypassed"), unprotected());
        JsonObject whole = client.get("viewer", VALVE).json();
        assertEquals("man at the valve with a radio", whole.getJsonObject("bypass").getString("measure"));
        assertEquals(1, client.get("admin", "/api/v1/equipment?unprotected=true").json().getInteger("total"));
        Client.Response again = client.post("admin", VALVE + "/bypasses", bypass());
        assertEquals(409, again.status());
        assertEquals("BYPASSED", again.json().getString("reason"));
        String end = VALVE + "/bypasses/" + begun.json().getString("id") + "/end";
        assertEquals(200, client.post("admin", end, new JsonObject().put("words", "new actuator")).status());
        assertEquals(List.of(), unprotected());
        assertEquals(409, client.post("admin", end, new JsonObject()).status());
        JsonObject after = client.get("viewer", VALVE).json();
        assertNull(after.getJsonObject("bypass"));
        assertEquals("new actuator", after.getJsonArray("bypasses").getJsonObject(0).getJsonObject("ended").getString("words"));
    }

    @Test
    void proof_isRecorded_andAFailureCounts() {
        assertEquals(201, client.post("admin", VALVE + "/proofs", proof().put("result", "failed")).status());
        assertEquals(List.of("xv-01 unproven"), unprotected());
        Client.Response passed = client.post("admin", VALVE + "/proofs", proof());
        assertEquals("2030-01-31", passed.json().getString("due"));
        assertEquals(List.of(), unprotected());
        assertEquals(2, client.get("viewer", VALVE).json().getJsonArray("records").size());
        JsonObject without = proof();
        without.remove("due");
        String due = client.post("admin", VALVE + "/proofs", without).json().getString("due");
        assertTrue(due.compareTo("2026") > 0, "as long as from the last one to its due date: " + due);
    }

    @Test
    void whatCannotBe_isRefusedWithItsRule() {
        for (JsonObject wrong : List.of(proof().put("kind", "smell"), proof().put("result", "perhaps"), proof().put("day", "2001-01-01"),
                proof().put("day", "2099-01-01"), proof().put("due", "soon"), proof().put("due", "2001-01-01"),
                proof().put("due", "+999999999-01-01"))) {
            assertEquals(400, client.post("admin", VALVE + "/proofs", wrong).status(), wrong.encode());
        }
        for (JsonObject wrong : List.of(bypass().put("kind", "x"), bypass().put("why", " "), bypass().put("measure", ""), bypass().putNull("until"),
                bypass().put("until", Times.utc(Desk.START)), bypass().put("until", "2099-01-01T00:00:00Z"))) {
            assertEquals(400, client.post("admin", VALVE + "/bypasses", wrong).status(), wrong.encode());
        }
        assertEquals(403, client.post("operator", VALVE + "/bypasses", bypass()).status());
        assertEquals(404, client.post("admin", VALVE.replace("xv-01", "xv-02") + "/proofs", proof()).status());
        assertEquals(0, client.get("admin", VALVE).json().getJsonArray("records").size());
    }

    @Test
    void cameraThatIsOffline_countsAsUnprotected_withItsLink_andWithoutTheAddressThatIsAsked() {
        String site = "/api/v1/sites/huarun-gas/lpg-depot-01";
        JsonObject before = client.get("viewer", site).json();
        assertEquals("unknown", before.getJsonArray("cameras").getJsonObject(0).getString("state"));
        assertEquals(0, client.get("viewer", UNPROTECTED).json().getInteger("camerasTotal"));
        desk.instrumentChecks.equipment.cameraFails(desk.registry, Desk.START - 600_000);
        Client.Response answer = client.get("viewer", site);
        JsonObject camera = answer.json().getJsonArray("cameras").getJsonObject(0);
        assertEquals("offline", camera.getString("state"));
        assertEquals("no_answer", camera.getString("reason"));
        assertEquals(before.getInteger("unprotected") + 1, answer.json().getInteger("unprotected"));
        assertEquals("https://video.example/cam-1", camera.getString("link"));
        assertEquals("tank-farm-a", camera.getString("hazardSource"));
        JsonObject all = client.get("viewer", UNPROTECTED).json();
        assertEquals(1, all.getInteger("camerasTotal"));
        JsonObject listed = all.getJsonArray("cameras").getJsonObject(0);
        assertEquals("cam-1", listed.getString("camera"));
        assertEquals("Tank farm east", listed.getJsonObject("name").getString("en"));
        assertEquals("https://video.example/cam-1", listed.getString("link"));
        assertEquals("offline", listed.getJsonArray("reasons").getJsonObject(0).getString("reason"));
        assertEquals(600, listed.getJsonArray("reasons").getJsonObject(0).getInteger("seconds"));
        assertEquals(camera.getString("since"), listed.getJsonArray("reasons").getJsonObject(0).getString("since"));
        for (String text : List.of(answer.text(), all.encode())) {
            assertFalse(text.contains("token") || text.contains("10.9.8.7"), text);
        }
        assertEquals(List.of(), unprotected());
    }

    @Test
    void storeThatDoesNotAnswer_isNoDefect() {
        desk.instrumentChecks.equipment.failure = new TimeoutException();
        Client.Response refused = client.post("admin", VALVE + "/proofs", proof());
        assertEquals(503, refused.status());
        assertEquals("UNANSWERED", refused.json().getString("reason"));
    }
}
