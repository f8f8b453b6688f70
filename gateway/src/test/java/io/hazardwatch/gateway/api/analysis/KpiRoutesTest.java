package io.hazardwatch.gateway.api.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class KpiRoutesTest extends ApiTestCase {
    private static JsonObject kpi(JsonObject body, String id) {
        return body.getJsonArray("kpis").stream().map(JsonObject.class::cast).filter(kpi -> kpi.getString("id").equals(id))
                .findFirst().orElseThrow();
    }

    @Test
    void kpis_haveNamesBoundsAndReasons() {
        JsonObject body = client.get("admin", "/api/v1/kpis").json();
        assertEquals("all", body.getJsonObject("position").getString("id"));
        assertEquals(27, body.getJsonArray("kpis").size());
        assertEquals(0.0, kpi(body, "K1").getDouble("value"));
        assertEquals("十分钟报警率", kpi(body, "K1").getJsonObject("name").getString("zh"));
        assertNull(kpi(body, "K15").getValue("value"));
        assertEquals("NO_CHANGE_RECORDS", kpi(body, "K15").getString("reason"));
        assertEquals(0.5, kpi(body, "K13b").getJsonObject("parts").getJsonObject("P1").getDouble("value"));
    }

    @Test
    void littleOfThePeriodWatched_figuresAboutTimeAreUnknown_andTheShareIsTold() {
        desk.watched = List.of(new Period(Desk.START - 720_000, Desk.START));
        JsonObject body = client.get("admin", "/api/v1/kpis?from=" + (Desk.START - 86_400_000)).json();
        assertEquals(720, body.getJsonObject("observed").getLong("seconds"));
        assertEquals(1 / 120.0, body.getJsonObject("observed").getDouble("share"));
        assertEquals(false, body.getJsonObject("observed").getBoolean("enough"));
        assertNull(kpi(body, "K1").getValue("value"));
        assertEquals("NOT_OBSERVED", kpi(body, "K1").getString("reason"));
    }

    @Test
    void futurePeriod_endsNow() {
        JsonObject body = client.get("admin", "/api/v1/kpis?from=" + (Desk.START - 1000) + "&to=2099-01-01T00:00:00Z").json();
        assertEquals("2025-11-22T03:13:54.567+00:00", body.getString("to"));
    }

    @Test
    void kpisAsCsv_areOneLineForEachFigure() {
        Client.Response csv = client.get("admin", "/api/v1/kpis.csv?enterprise=huarun-gas");
        assertTrue(csv.header("Content-Type").startsWith("text/csv"));
        List<String> lines = csv.text().lines().toList();
        assertTrue(lines.getFirst().startsWith("position,from,to,kpi,"));
        assertTrue(lines.contains("huarun-gas,2025-10-23T03:13:54.567+00:00,2025-11-22T03:13:54.567+00:00,K15,未授权变更,"
                + "Changes nobody approved,,,changes,0,0,NO_CHANGE_RECORDS,\"IEC 62682, from memory\",1"), csv.text());
        assertEquals(csv.text(), client.send("GET", "/api/v1/kpis?enterprise=huarun-gas", null, "Authorization",
                Client.basic("admin"), "Accept", "text/csv").text());
    }

    @Test
    void whatMakesNoSense_isRefused() {
        assertEquals(400, client.get("admin", "/api/v1/kpis?from=2099-01-01T00:00:00Z").status());
        assertEquals(400, client.get("admin", "/api/v1/kpis?from=yesterday").status());
        assertEquals(400, client.get("admin", "/api/v1/kpis?from=1").status());
        assertEquals(400, client.get("admin", "/api/v1/kpis?position=gas-desk&enterprise=huarun-gas").status());
        assertEquals(404, client.get("admin", "/api/v1/kpis?position=nobody").status());
    }

    @Test
    void userOfOneEnterprise_seesItAndNoOther() {
        assertEquals("huarun-gas", client.get("huarun", "/api/v1/kpis").json().getJsonObject("position").getString("id"));
        assertEquals(200, client.get("huarun", "/api/v1/kpis?position=gas-desk").status());
        assertEquals(404, client.get("huarun", "/api/v1/kpis?position=night-desk").status());
        assertEquals(404, client.get("huarun", "/api/v1/kpis?enterprise=north-chem").status());
        assertEquals(404, client.get("huarun", "/api/v1/alarms.csv?enterprise=north-chem").status());
    }

    @Test
    void journalAsCsv_hasEveryEntryOverAllPagesAndNoFormula() {
        for (int i = 0; i < 7; i++) {
            desk.raise(Desk.GAS, Priority.P1, Desk.START - 1000 + i);
        }
        var alarm = desk.raise(Desk.OTHER, Priority.P2, Desk.START - 10);
        desk.commit(Alarms.transition(alarm, alarm, TransitionType.ALARM_COMMENTED, "=HYPERLINK(\"http://x\")"));
        List<String> lines = client.get("admin", "/api/v1/alarms.csv").text().lines().toList();
        assertEquals(10, lines.size());
        int columns = lines.getFirst().split(",", -1).length;
        assertEquals(columns, lines.get(1).split(",", -1).length);
        assertTrue(lines.getLast().contains("\"'=HYPERLINK(\"\"http://x\"\")\""), lines.getLast());
        assertEquals(8, client.get("huarun", "/api/v1/alarms.csv").text().lines().count());
    }
}
