package io.hazardwatch.gateway.api.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class FloodRoutesTest extends ApiTestCase {
    FloodRoutesTest() {
        clock.advance(60_000);
    }

    private void raise(Alarm alarm) {
        desk.commit(Alarms.transition(null, alarm, TransitionType.ALARM_RAISED, Transition.SYSTEM));
    }

    @Test
    void eventsOfDevices_areOrderedByTheirOwnTime_notByWhenTheyCame() {
        raise(Alarms.ofInstrument(Desk.GAS, "quality", RuleKind.BAD_QUALITY, Desk.START + 900));
        raise(Alarms.raised(Desk.GAS, Priority.P1, Desk.START + 901));
        raise(Alarms.ofInstrument(Desk.GAS, "stale", RuleKind.STALE, Desk.START + 17));
        JsonObject answer = client.get("viewer", "/api/v1/soe?enterprise=huarun-gas&from=" + (Desk.START - 1_000)).json();
        JsonArray events = answer.getJsonArray("events");
        assertEquals(3, events.size());
        assertEquals("huarun-gas.lpg-depot-01.gd-07.lel.stale", events.getJsonObject(0).getString("alarm"));
        assertTrue(events.getJsonObject(0).getBoolean("firstOut"));
        assertEquals("2025-11-22T11:13:54.584+08:00", events.getJsonObject(0).getString("at"));
        assertEquals("huarun-gas.lpg-depot-01.gd-07.lel.high", events.getJsonObject(1).getString("alarm"));
        assertFalse(events.getJsonObject(1).getBoolean("firstOut"));
        assertTrue(answer.getBoolean("whole"));
    }

    @Test
    void otherEnterprises_areRefused_andOutsideThePeriodIsNothing() {
        raise(Alarms.raised(Desk.OTHER, Priority.P1, Desk.START));
        assertEquals(404, client.get("huarun", "/api/v1/soe?enterprise=north-chem").status());
        assertEquals(0, client.get("huarun", "/api/v1/soe").json().getJsonArray("events").size());
        assertEquals(0, client.get("viewer", "/api/v1/soe?from=" + (Desk.START + 1_000)).json().getJsonArray("events").size());
        assertEquals(400, client.get("viewer", "/api/v1/soe?from=" + (Desk.START + 70_000)).status());
    }

    @Test
    void floods_areAskedForAPosition() {
        JsonObject answer = client.get("viewer", "/api/v1/floods?position=gas-desk").json();
        assertEquals("gas-desk", answer.getString("position"));
        assertEquals(0, answer.getJsonArray("floods").size());
        assertEquals(404, client.get("huarun", "/api/v1/floods?position=night-desk").status());
    }

    @Test
    void consequences_areFoldedUnderTheirCause_andAskedForByIt() {
        Alarm cause = Alarms.raised(Desk.GAS, Priority.P2, Desk.START);
        raise(cause);
        raise(Alarms.suppressedBy(Alarms.ofInstrument(Desk.GAS, "stale", RuleKind.STALE, Desk.START), cause.id()));
        assertEquals(2, client.get("viewer", "/api/v1/alarms").json().getJsonArray("alarms").size());
        JsonArray grouped = client.get("viewer", "/api/v1/alarms?grouped=true").json().getJsonArray("alarms");
        assertEquals(1, grouped.size());
        assertEquals(1, grouped.getJsonObject(0).getInteger("members"));
        JsonArray members = client.get("viewer", "/api/v1/alarms?group=" + cause.id()).json().getJsonArray("alarms");
        assertEquals(2, members.size());
        assertEquals(cause.id(), members.getJsonObject(1).getString("group"));
    }
}
