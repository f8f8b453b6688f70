package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    @Test
    void restrictions_nameTheirCauseSourceAndMark_forTheOwnSitesOnly() {
        String id = desk.weather.warn("A", "暴雨橙色预警");
        JsonObject site = client.get("huarun", "/api/v1/weather/restrictions").json().getJsonArray("sites").getJsonObject(0);
        assertEquals("lpg-depot-01", site.getString("site"));
        assertFalse(site.getBoolean("hasStation"));
        JsonObject lifting = site.getJsonArray("restrictions").getJsonObject(0);
        assertEquals("lifting", lifting.getString("work"));
        assertEquals("in_force", lifting.getString("state"));
        assertEquals(id, lifting.getString("warning"));
        assertEquals("S2", lifting.getString("mark"));
        assertFalse(client.get("huarun", "/api/v1/weather/restrictions").json().encode().contains("north-chem"));
    }

    @Test
    void restrictionsBeforeTheStoredWarningsAreRead_sayThatWarningsAreNotKnown() {
        assertFalse(client.get("huarun", "/api/v1/weather/restrictions").json().getBoolean("warningsKnown"));
        desk.weather.takeUpStored();
        assertTrue(client.get("huarun", "/api/v1/weather/restrictions").json().getBoolean("warningsKnown"));
    }

    @Test
    void photo_isShownAgainAsWhatItsBytesAre_inASandbox() {
        String id = desk.weather.warn("A", "暴雨橙色预警");
        String action = WARNINGS + '/' + id + "/actions/rain-drains";
        JsonObject body = new JsonObject().put("enterprise", "huarun-gas").put("site", "lpg-depot-01");
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertEquals(400, client.post("huarun", action + "/confirm", body.put("photo", Base64.getEncoder().encodeToString(page))).status());
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
        assertEquals(200, client.post("huarun", action + "/confirm", body.put("photo", Base64.getEncoder().encodeToString(png))).status());
        Client.Response photo = client.get("huarun", action + "/photo?enterprise=huarun-gas&site=lpg-depot-01");
        assertEquals("image/png", photo.header("Content-Type"));
        assertEquals("nosniff", photo.header("X-Content-Type-Options"));
        assertTrue(photo.header("Content-Security-Policy").contains("sandbox"));
        assertEquals(404, client.get("huarun", action + "/photo?enterprise=north-chem&site=x").status());
        assertEquals(404, client.get("huarun", WARNINGS + '/' + id + "/actions/fly/photo?enterprise=huarun-gas&site=lpg-depot-01").status());
    }

    @Test
    void figures_areGivenByColour_andSiteBySiteAsCsv() {
        desk.weather.warn("A", "暴雨橙色预警");
        JsonObject orange = client.get("operator", "/api/v1/weather/figures").json().getJsonArray("colours").getJsonObject(0);
        assertEquals("orange", orange.getString("colour"));
        assertEquals(2, orange.getInteger("sites"));
        String csv = client.send("GET", "/api/v1/weather/figures", "", "Authorization", Client.basic("huarun"), "Accept", "text/csv").text();
        assertEquals(2, csv.lines().count());
        assertTrue(csv.contains("huarun-gas,lpg-depot-01"));
    }

    @Test
    void area_isMatchedByAPersonAtOnce() {
        String id = desk.weather.warn("A", "暴雨橙色预警");
        assertEquals(400, client.post("operator", WARNINGS + '/' + id + "/match", new JsonObject().put("adminCode", "x").put("concerns",
                true)).status());
        assertEquals(0, client.post("operator", WARNINGS + '/' + id + "/match", new JsonObject().put("adminCode", "99").put("concerns", true)).json()
                .getInteger("sites"));
    }
}
