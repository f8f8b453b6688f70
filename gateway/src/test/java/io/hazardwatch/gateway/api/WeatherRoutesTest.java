package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Weather warnings over HTTP; everybody's password is their name. */
class WeatherRoutesTest extends ApiTestCase {
    private static final String WARNINGS = "/api/v1/weather/warnings";

    private JsonObject one(String who, String id) {
        return client.get(who, WARNINGS + '/' + id).json();
    }

    private Client.Response handIn(String document, String type) {
        return client.send("POST", WARNINGS, document, "Authorization", Client.basic("admin"), "Content-Type", type);
    }

    @Test
    void capDocument_isTakenMatchedAndShownWithItsTextUnaltered() {
        String text = DeskWeather.text("A", "暴雨橙色预警");
        JsonObject taken = handIn(text, "application/xml").json().getJsonArray("warnings").getJsonObject(0);
        assertEquals(2, taken.getInteger("sites"));
        JsonObject listed = client.get("operator", WARNINGS).json().getJsonArray("warnings").getJsonObject(0);
        assertEquals("orange", listed.getString("colour"));
        assertEquals("in_force", listed.getString("state"));
        JsonObject shown = one("operator", taken.getString("id"));
        assertEquals(text, shown.getJsonArray("messages").getJsonObject(0).getString("original"));
        assertEquals("预计未来3小时降雨量将达50毫米以上。", shown.getJsonArray("infos").getJsonObject(0).getString("description"));
    }

    @Test
    void warningWithoutColour_isShownWithoutOne() {
        assertNull(one("operator", desk.weather.warn("A", "Heavy rain")).getString("colour"));
    }

    @Test
    void whatIsNoWarning_isRefusedWithItsReason() {
        assertEquals("HAS_DOCTYPE", handIn("<!DOCTYPE a []><a/>", "application/xml").json().getString("reason"));
        assertEquals("UNKNOWN_FORMAT", handIn("{}", "application/json").json().getString("reason"));
        assertEquals("NOT_WELL_FORMED", handIn("", "application/xml").json().getString("reason"));
        assertEquals(413, handIn("<" + "a".repeat(1 << 20), "application/xml").status());
    }

    @Test
    void personOfOneEnterprise_seesItsSitesOnlyAndHandsInNothing() {
        String id = desk.weather.warn("A", "暴雨橙色预警");
        JsonObject shown = one("huarun", id);
        assertEquals(1, shown.getJsonArray("matches").size());
        assertFalse(shown.encode().contains("north-chem"));
        assertEquals(403, client.post("huarun", WARNINGS, new JsonObject()).status());
    }

    @Test
    void answerAndConfirmations_areShownWithWhoAndWhen() {
        String id = desk.weather.warn("A", "暴雨橙色预警");
        String site = "{\"enterprise\":\"huarun-gas\",\"site\":\"lpg-depot-01\"";
        assertEquals(1, client.post("huarun", WARNINGS + '/' + id + "/answer", new JsonObject()).json().getInteger("answered"));
        JsonObject cannot = new JsonObject(site + ",\"done\":false,\"note\":\"locked\"}");
        assertEquals(400, client.post("huarun", WARNINGS + '/' + id + "/actions/rain-drains/confirm", cannot).status());
        assertEquals(200, client.post("huarun", WARNINGS + '/' + id + "/actions/rain-drains/confirm", cannot.put("instead", "pump")).status());
        assertEquals(404, client.post("huarun", WARNINGS + '/' + id + "/actions/fly/confirm", new JsonObject(site + "}")).status());
        JsonObject match = one("huarun", id).getJsonArray("matches").getJsonObject(0);
        assertEquals("huarun", match.getString("answeredBy"));
        JsonObject action = match.getJsonArray("actions").stream().map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals("rain-drains")).findFirst().orElseThrow();
        assertEquals("locked", action.getString("note"));
        assertFalse(action.getBoolean("done"));
        assertTrue(action.getString("confirmedAt").startsWith("2025-11-22"));
        assertEquals(404, client.get("huarun", WARNINGS + "/unknown").status());
    }
}
