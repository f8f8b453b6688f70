package io.hazardwatch.gateway.api.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AlarmRoutesTest extends ApiTestCase {
    @Test
    void alarmRaised_isListedAsTheContractHasIt() {
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        JsonObject alarm = client.get("viewer", "/api/v1/alarms?state=open").json().getJsonArray("alarms").getJsonObject(0);
        assertEquals("huarun-gas.lpg-depot-01.gd-07.lel.high", alarm.getString("id"));
        assertEquals("huarun-gas/lpg-depot-01/gd-07/lel", alarm.getString("point"));
        assertEquals("HH", alarm.getString("rule"));
        assertEquals("limit", alarm.getString("kind"));
        assertEquals("B", alarm.getString("state"));
        assertTrue(alarm.getBoolean("active"));
        assertFalse(alarm.getBoolean("acked"));
        assertEquals(0, alarm.getJsonArray("suppression").size());
        assertEquals("2025-11-22T11:13:54.567+08:00", alarm.getString("raisedAt"));
        assertNull(alarm.getString("clearedAt"));
        assertNull(alarm.getString("ackedBy"));
        assertEquals(52.1, alarm.getDouble("value"));
        assertEquals("城北液化气储配站 gd-07 可燃气体浓度 高高报 52.1 %LEL（限值 50）",
                alarm.getJsonObject("message").getString("zh"));
        assertEquals("North LPG depot gd-07 Combustible gas high-high 52.1 %LEL (limit 50)",
                alarm.getJsonObject("message").getString("en"));
    }

    @Test
    void area_showsAlarmsOfItsSitesOnly_openAndClosed_andBadDigitsAreRefused() {
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.raise(Desk.OTHER, Priority.P3, Desk.START);
        assertEquals(List.of(Desk.OTHER.toString()), pointsOf("/api/v1/alarms?area=1201"));
        assertEquals(List.of(), pointsOf("/api/v1/alarms?area=32"));
        assertEquals(2, pointsOf("/api/v1/alarms").size());
        assertEquals(List.of(), pointsOf("/api/v1/alarms?area=1201&state=closed"));
        assertEquals(400, client.get("admin", "/api/v1/alarms?area=0").status());
        assertEquals(400, client.get("admin", "/api/v1/alarms?area=1201161234567").status());
    }

    private List<String> pointsOf(String path) {
        return client.get("admin", path).json().getJsonArray("alarms").stream().map(alarm -> ((JsonObject) alarm).getString("point")).toList();
    }

    @Test
    void openAlarms_comeUnacknowledgedFirstThenByPriorityThenNewest_pageByPage() {
        commit("a", Priority.P3, 1000, false);
        commit("b", Priority.P1, 1000, true);
        commit("c", Priority.P1, 2000, false);
        commit("d", Priority.P1, 3000, false);
        List<String> points = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = client.get("viewer", "/api/v1/alarms?limit=1&cursor=" + cursor).json();
            points.add(page.getJsonArray("alarms").getJsonObject(0).getString("device"));
            cursor = page.getString("next");
        }
        assertEquals(List.of("d", "c", "a", "b"), points);
    }

    @Test
    void alarmThatMovesWhileAClientWalks_isInTheWalk() {
        for (int i = 0; i < 6; i++) {
            commit("gd-" + i, Priority.P3, Desk.START + i, false);
        }
        Set<String> seen = new TreeSet<>();
        String cursor = "";
        for (int pages = 0; cursor != null; pages++) {
            JsonObject page = client.get("viewer", "/api/v1/alarms?limit=2&cursor=" + cursor).json();
            page.getJsonArray("alarms").forEach(alarm -> seen.add(((JsonObject) alarm).getString("device")
                    + ((JsonObject) alarm).getString("priority")));
            cursor = page.getString("next");
            if (pages == 0) {
                commit("gd-0", Priority.P1, Desk.START + 60, false);
                commit("gd-1", Priority.P1, Desk.START + 61, false);
                commit("gd-2", Priority.P1, Desk.START + 62, false);
            }
        }
        assertEquals(Set.of("gd-0P1", "gd-1P1", "gd-2P1", "gd-3P3", "gd-4P3", "gd-5P3"), seen);
    }

    private void commit(String device, Priority priority, long atMillis, boolean acked) {
        Alarm alarm = desk.raise(new PointId("huarun-gas", "lpg-depot-01", device, "lel"), priority, atMillis);
        if (acked) {
            desk.commit(Alarms.transition(alarm, Alarms.with(alarm, AlarmState.C, 1, 2, "x"), TransitionType.ALARM_ACKED, "x"));
        }
    }

    @Test
    void oneAlarm_saysWhyItExists_andAListDoesNot() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        JsonObject why = client.get("viewer", "/api/v1/alarms/" + alarm.id()).json().getJsonObject("rationalisation");
        assertEquals("leave", why.getJsonObject("action").getString("en"));
        assertEquals(120, why.getInteger("timeToRespondSeconds"));
        assertEquals("gu-hong", why.getString("approver"));
        assertEquals(null, why.getString("consequence"));
        Alarm both = desk.raise(new PointId("huarun-gas", "lpg-depot-01", "_site", "both"), Priority.P2, Desk.START);
        assertEquals("Look at both", client.get("viewer", "/api/v1/alarms/" + both.id()).json().getJsonObject("rationalisation")
                .getJsonObject("action").getString("en"));
        assertTrue(!client.get("viewer", "/api/v1/alarms").json().getJsonArray("alarms").getJsonObject(0)
                .containsKey("rationalisation"));
    }

    @Test
    void acknowledgedWithThePresentSequence_answersTheAlarmInC() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        Client.Response response = client.post("operator", "/api/v1/alarms/" + alarm.id() + "/ack", ack(1));
        assertEquals(200, response.status(), response.text());
        assertEquals("C", response.json().getString("state"));
        assertEquals("operator", response.json().getString("ackedBy"));
        assertEquals("C", client.get("viewer", "/api/v1/alarms/" + alarm.id()).json().getString("state"));
    }

    @Test
    void acknowledgedWithAStaleSequence_answers409WithThePresentAlarm() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.commit(Alarms.transition(alarm, Alarms.with(alarm, AlarmState.B, 2, 0, ""), TransitionType.ALARM_ESCALATED, "system"));
        Client.Response response = client.post("operator", "/api/v1/alarms/" + alarm.id() + "/ack", ack(1));
        assertEquals(409, response.status());
        assertEquals("application/problem+json", response.header("Content-Type"));
        assertEquals("STALE", response.json().getString("reason"));
        assertEquals(2, response.json().getJsonObject("alarm").getInteger("annSeq"));
    }

    @Test
    void acknowledgedByAViewerOrForAnotherEnterprise_isRefused() {
        Alarm alarm = desk.raise(Desk.OTHER, Priority.P1, Desk.START);
        String path = "/api/v1/alarms/" + alarm.id() + "/ack";
        assertEquals(403, client.post("viewer", path, ack(1)).status());
        assertEquals(404, client.post("huarun", path, ack(1)).status());
        assertEquals(0, client.get("huarun", "/api/v1/alarms").json().getJsonArray("alarms").size());
        assertEquals(404, client.get("huarun", "/api/v1/alarms/" + alarm.id()).status());
    }

    @Test
    void acknowledgedWithoutSequence_namesTheFieldTheRuleAndTheValue() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        Client.Response response = client.post("operator", "/api/v1/alarms/" + alarm.id() + "/ack",
                new JsonObject().put("occurrence", "one"));
        assertEquals(400, response.status());
        assertEquals("occurrence", response.json().getString("parameter"));
        assertEquals("one", response.json().getString("value"));
        assertEquals("must be a whole number from 1", response.json().getString("rule"));
    }

    @Test
    void journalOfAnAlarm_tellsAllItsTransitions() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        client.post("operator", "/api/v1/alarms/" + alarm.id() + "/ack", ack(1));
        client.post("operator", "/api/v1/alarms/" + alarm.id() + "/comment", new JsonObject().put("comment", "巡检已到场"));
        JsonObject first = client.get("viewer", "/api/v1/alarms/" + alarm.id() + "/journal?limit=2").json();
        assertEquals(2, first.getJsonArray("entries").size());
        assertEquals("ALARM_RAISED", first.getJsonArray("entries").getJsonObject(0).getString("type"));
        assertEquals("B", first.getJsonArray("entries").getJsonObject(0).getString("to"));
        JsonObject rest = client.get("viewer",
                "/api/v1/alarms/" + alarm.id() + "/journal?cursor=" + first.getString("next")).json();
        assertEquals("ALARM_COMMENTED", rest.getJsonArray("entries").getJsonObject(0).getString("type"));
        assertNull(rest.getString("next"));
    }

    @Test
    void journalNewestFirst_goesBackPageByPage() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        for (int i = 1; i <= 4; i++) {
            client.post("operator", "/api/v1/alarms/" + alarm.id() + "/comment", new JsonObject().put("comment", "c" + i));
        }
        List<String> told = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = client.get("viewer",
                    "/api/v1/alarms/" + alarm.id() + "/journal?order=desc&limit=2&cursor=" + cursor).json();
            page.getJsonArray("entries").forEach(entry -> told.add(((JsonObject) entry).getString("comment")));
            cursor = page.getString("next");
        }
        assertEquals(List.of("c4", "c3", "c2", "c1", ""), told);
        assertEquals(400, client.get("viewer", "/api/v1/alarms/" + alarm.id() + "/journal?order=up").status());
    }

    @Test
    void unknownAlarm_isNotFound() {
        assertEquals(404, client.get("viewer", "/api/v1/alarms/huarun-gas.x.y.z.high").status());
        assertEquals(404, client.get("viewer", "/api/v1/alarms/huarun-gas.x.y.z.high/journal").status());
        assertEquals(404, client.post("operator", "/api/v1/alarms/huarun-gas.x.y.z.high/ack", ack(1)).status());
    }

    @Test
    void badParameters_areRefusedByName() {
        for (String bad : List.of("limit=0", "limit=1001", "limit=x", "priority=P9", "state=sleeping", "enterprise=a%20b",
                "cursor=%25")) {
            Client.Response response = client.get("viewer", "/api/v1/alarms?" + bad);
            assertEquals(400, response.status(), bad);
            assertEquals(bad.substring(0, bad.indexOf('=')), response.json().getString("parameter"), bad);
        }
    }

    private static JsonObject ack(long annSeq) {
        return new JsonObject().put("occurrence", 1).put("annSeq", annSeq).put("comment", "");
    }
}
