package io.hazardwatch.gateway.api.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlantRoutesTest extends ApiTestCase {
    private static final String POINT = "/api/v1/points/huarun-gas/lpg-depot-01/gd-07/lel";

    @Test
    void sites_carryTheirOpenAlarms() {
        desk.raise(Desk.GAS, Priority.P2, Desk.START);
        JsonObject site = client.get("viewer", "/api/v1/sites").json().getJsonArray("sites").getJsonObject(0);
        assertEquals("城北液化气储配站", site.getJsonObject("name").getString("zh"));
        assertEquals(1, site.getJsonObject("alarms").getInteger("unacked"));
        assertEquals("P2", site.getJsonObject("alarms").getString("worst"));
        JsonObject enterprise = client.get("huarun", "/api/v1/enterprises").json().getJsonArray("enterprises").getJsonObject(0);
        assertEquals("huarun-gas", enterprise.getString("enterprise"));
        assertEquals(1, enterprise.getJsonObject("alarms").getInteger("open"));
        assertEquals(1, client.get("huarun", "/api/v1/sites").json().getJsonArray("sites").size());
        assertEquals(404, client.get("huarun", "/api/v1/sites?enterprise=north-chem").status());
    }

    @Test
    void siteDetail_hasSourcesDevicesPointsAndLastReadings() {
        JsonObject site = client.get("viewer", "/api/v1/sites/huarun-gas/lpg-depot-01").json();
        assertEquals("tank-farm-a", site.getJsonArray("hazardSources").getJsonObject(0).getString("id"));
        JsonObject point = site.getJsonArray("devices").getJsonObject(0).getJsonArray("points").getJsonObject(0);
        assertEquals(52.1, point.getJsonObject("last").getDouble("value"));
        JsonObject tightened = point.getJsonArray("tightened").getJsonObject(0);
        assertEquals("HH 50.0 instead of 60.0 by heat-lpg W-1", tightened.getString("level") + ' ' + tightened.getDouble("at") + " instead of "
                + tightened.getDouble("configured") + " by " + tightened.getString("rule") + ' ' + tightened.getString("because"));
        assertEquals(404, client.get("viewer", "/api/v1/sites/huarun-gas/nowhere").status());
    }

    @Test
    void modeOfAUnit_isSaidWithAReason_andShownWithTheSite() {
        String path = "/api/v1/sites/huarun-gas/lpg-depot-01/units/farm/mode";
        assertEquals("maintenance", client.post("operator", path, said("maintenance", "valves", 30)).json().getString("mode"));
        JsonObject site = client.get("viewer", "/api/v1/sites/huarun-gas/lpg-depot-01").json();
        JsonObject unit = site.getJsonArray("units").getJsonObject(0);
        assertEquals("operator", unit.getString("by"));
        assertEquals("valves", unit.getString("reason"));
        assertEquals("2025-11-22T11:43:54.567+08:00", unit.getString("until"));
        assertEquals("1 of 1", site.getJsonArray("rules").getJsonObject(0).getString("form"));
        assertEquals(403, client.post("viewer", path, said("running", "x", 1)).status());
        assertEquals(404, client.post("operator", path.replace("farm", "barn"), said("running", "x", 1)).status());
        assertEquals(400, client.post("operator", path, said("flying", "x", 1)).status());
        assertEquals(400, client.post("operator", path, said("running", " ", 1)).status());
        assertEquals(400, client.post("operator", path, said("running", "x", 61)).status());
    }

    private static JsonObject said(String mode, String reason, int minutes) {
        return new JsonObject().put("mode", mode).put("reason", reason).put("minutes", minutes);
    }

    @Test
    void pointUnheardOfTooLong_isStale() {
        assertEquals("good", client.get("viewer", POINT).json().getJsonObject("last").getString("quality"));
        clock.advance(31_000);
        assertEquals("stale", client.get("viewer", POINT).json().getJsonObject("last").getString("quality"));
        assertNull(client.get("viewer", "/api/v1/points/north-chem/tank-farm-02/tk-01/level").json().getJsonObject("last"));
        assertEquals(404, client.get("viewer", "/api/v1/points/huarun-gas/lpg-depot-01/gd-07/nope").status());
    }

    @Test
    void unprotectedPoints_areListedWithReasonAndHowLong_andCounted() {
        assertEquals(0, client.get("viewer", "/api/v1/points/unprotected").json().getInteger("total"));
        Alarm stale = Alarms.ofInstrument(Desk.GAS, "stale", RuleKind.STALE, Desk.START - 90_000);
        desk.commit(Alarms.transition(null, stale, TransitionType.ALARM_RAISED, Transition.SYSTEM));
        JsonObject answer = client.get("viewer", "/api/v1/points/unprotected?enterprise=huarun-gas").json();
        JsonObject point = answer.getJsonArray("points").getJsonObject(0);
        assertEquals("huarun-gas/lpg-depot-01/gd-07/lel", point.getString("point"));
        JsonObject reason = point.getJsonArray("reasons").getJsonObject(0);
        assertEquals("stale", reason.getString("reason"));
        assertEquals(90, reason.getInteger("seconds"));
        assertEquals(stale.id(), reason.getString("alarm"));
        JsonArray sites = client.get("viewer", "/api/v1/sites").json().getJsonArray("sites");
        assertEquals(1, sites.getJsonObject(0).getInteger("unprotected"));
        assertEquals(0, sites.getJsonObject(1).getInteger("unprotected"));
        assertEquals(404, client.get("huarun", "/api/v1/points/unprotected?enterprise=north-chem").status());
    }

    @Test
    void history_comesInColumnsWithNullForWhatIsNoNumber() {
        JsonObject columns = client.get("viewer", POINT
                + "/history?from=2025-11-22T11:00:00%2B08:00&to=2025-11-22T12:00:00+08:00&step=1m").json();
        assertEquals("2025-11-22T11:00:00.000+08:00", columns.getJsonArray("t").getString(0));
        assertEquals(60_000, columns.getInteger("stepMillis"));
        assertEquals("Asia/Shanghai", columns.getString("zone"));
        assertEquals(3.0, columns.getJsonArray("max").getDouble(0));
        assertNull(columns.getJsonArray("last").getValue(0));
        assertEquals(4, columns.getJsonArray("n").getInteger(0));
        assertEquals(2, columns.getJsonArray("good").getInteger(0));
        assertEquals("bad", columns.getJsonArray("q").getString(0));
        assertEquals(0, columns.getJsonArray("alarms").size());
    }

    @Test
    void history_isAnnotatedWithTheAlarmsOfThePoint() {
        desk.raise(Desk.GAS, Priority.P2, Desk.START);
        desk.raise(Desk.OTHER, Priority.P1, Desk.START);
        JsonObject columns = client.get("viewer", POINT + "/history?from=" + Desk.START + "&to=" + (Desk.START + 1)).json();
        assertEquals(1, columns.getJsonArray("alarms").size());
        JsonObject change = columns.getJsonArray("alarms").getJsonObject(0);
        assertEquals("ALARM_RAISED", change.getString("type"));
        assertEquals("B", change.getString("state"));
        assertEquals(60_000, columns.getInteger("stepMillis"));
    }

    @Test
    void history_refusesWhatItCannotAnswer() {
        for (String bad : List.of("from=yesterday", "step=fast", "step=0s", "from=2000-01-01T00:00:00Z&step=1s",
                "from=2025-11-22T12:00:00Z&to=2025-11-22T12:00:00Z")) {
            assertEquals(400, client.get("viewer", POINT + "/history?" + bad).status(), bad);
        }
    }

    @Test
    void historyWhileTheStoreIsAway_isUnavailableAndNoBug() {
        desk.storeRefusal = new StoreException("connection refused", true, null);
        Client.Response answer = client.get("viewer", POINT + "/history");
        assertEquals(503, answer.status());
        assertEquals("STORE_AWAY", answer.json().getString("reason"));
        assertEquals("connection refused", answer.json().getString("cause"));
    }

    @Test
    void recordsOfRejectsAndNotices_canBeRead() {
        JsonObject reject = client.get("viewer", "/api/v1/quarantine?enterprise=huarun-gas").json()
                .getJsonArray("rejects").getJsonObject(0);
        assertEquals("not_json", reject.getString("reason"));
        JsonObject notice = client.get("viewer", "/api/v1/notices?alarm=huarun-gas.a.b.c.high").json()
                .getJsonArray("notices").getJsonObject(0);
        assertEquals("ACCEPTED", notice.getString("state"));
        assertNull(notice.getString("nextAt"));
        JsonObject times = client.get("viewer", "/api/v1/notices?alarm=huarun-gas.a.b.c.high").json().getJsonArray("times").getJsonObject(0);
        assertEquals(110, times.getInteger("handoverMillis"));
        assertTrue(times.getBoolean("withinBudget"));
        assertTrue(times.getString("arrivedAt").compareTo(times.getString("eventAt")) > 0, "device, then arrival");
        assertEquals(400, client.get("viewer", "/api/v1/notices").status());
        assertEquals(404, client.get("huarun", "/api/v1/notices?alarm=north-chem.a.b.c.high").status());
    }

    @Test
    void health_tellsThePartThatIsDown() {
        assertEquals(200, client.send("GET", "/health/ready", null).status());
        desk.parts.add(new HealthSource.Part("history", HealthSource.Status.DEGRADED, "store unreachable"));
        assertEquals(200, client.send("GET", "/health/ready", null).status());
        desk.parts.add(new HealthSource.Part("door", HealthSource.Status.DOWN, "port taken"));
        Client.Response response = client.get("viewer", "/health/ready");
        assertEquals(503, response.status());
        assertEquals("port taken", response.json().getJsonArray("parts").getJsonObject(2).getString("reason"));
        assertEquals(200, client.send("GET", "/health/live", null).status());
        desk.health.beyondHelp = true;
        assertEquals(503, client.send("GET", "/health/live", null).status());
        assertTrue(client.send("GET", "/metrics", null).text().contains("hazardwatch_readings_total 7"));
    }
}
