package io.hazardwatch.gateway.api.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class CommandRoutesTest extends ApiTestCase {
    private static final String UNTIL = "2025-11-23T08:00:00+08:00";

    private Client.Response post(String who, Alarm alarm, String verb, JsonObject body) {
        return client.post(who, "/api/v1/alarms/" + alarm.id() + '/' + verb, body);
    }

    private static JsonObject shelving(String reason) {
        return new JsonObject().put("minutes", 30).put("reason", reason);
    }

    private static JsonObject permit() {
        return new JsonObject().put("permit", "WP-17").put("until", UNTIL).put("measure", "巡检每小时一次");
    }

    @Test
    void shelved_showsGWithTheDarkStateAndTheReason() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P2, Desk.START);
        JsonObject shelved = post("operator", alarm, "shelve", shelving("阀门检修")).json();

        assertEquals("G", shelved.getString("state"));
        assertEquals("B", shelved.getString("dark"));
        JsonObject member = shelved.getJsonArray("suppression").getJsonObject(0);
        assertEquals("shelved", member.getString("kind"));
        assertEquals("阀门检修", member.getString("reason"));
        assertEquals("operator", member.getString("by"));
        assertEquals("2025-11-22T11:43:59.567+08:00", member.getString("until"));
        assertEquals(0, member.getJsonArray("causes").size());
    }

    @Test
    void suppressedAlarm_staysOpenAndIsOnItsOwnList() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P2, Desk.START);
        desk.raise(Desk.OTHER, Priority.P2, Desk.START);
        post("operator", alarm, "shelve", shelving("阀门检修"));

        assertEquals(2, alarms("").size());
        assertEquals(1, alarms("&suppressed=true").size());
        assertEquals(1, client.get("viewer", "/api/v1/sites/huarun-gas/lpg-depot-01").json().getJsonObject("alarms")
                .getInteger("suppressed"));
    }

    private JsonArray alarms(String more) {
        return client.get("viewer", "/api/v1/alarms?state=open" + more).json().getJsonArray("alarms");
    }

    @Test
    void shelvedWithoutReasonOrTooLong_isRefusedWithTheReasonAndThePresentAlarm() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P2, Desk.START);
        Client.Response nameless = post("operator", alarm, "shelve", shelving(""));
        assertEquals(409, nameless.status());
        assertEquals("NO_REASON", nameless.json().getString("reason"));
        assertEquals("B", nameless.json().getJsonObject("alarm").getString("state"));
        assertEquals("TOO_LONG", post("operator", alarm, "shelve", shelving("x").put("minutes", 121)).json().getString("reason"));
        assertEquals(400, post("operator", alarm, "shelve", shelving("x").put("minutes", "long")).status());
    }

    @Test
    void criticalAlarm_isNotShelvable() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        Client.Response refused = post("admin", alarm, "shelve", shelving("x"));
        assertEquals(403, refused.status());
        assertEquals("NOT_SHELVABLE", refused.json().getString("reason"));
    }

    @Test
    void unshelved_isAnnouncedAgain() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P2, Desk.START);
        post("operator", alarm, "shelve", shelving("阀门检修"));
        JsonObject back = post("operator", alarm, "unshelve", new JsonObject()).json();

        assertEquals("B", back.getString("state"));
        assertEquals(2, back.getInteger("annSeq"));
        assertEquals("sounding", back.getString("annunciation"));
        assertEquals("NOT_SHELVED", post("operator", alarm, "unshelve", new JsonObject()).json().getString("reason"));
    }

    @Test
    void takingOut_needsMaintenanceAPermitAndForWhatCanBeCriticalASecondPerson() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        assertEquals("ROLE", post("operator", alarm, "out-of-service", permit()).json().getString("reason"));
        assertEquals("NO_PERMIT", post("maintenance", alarm, "out-of-service", permit().put("permit", "")).json().getString("reason"));
        assertEquals(403, post("maintenance", alarm, "out-of-service", permit()).status());
        assertEquals(403, post("maintenance", alarm, "out-of-service", with("maintenance")).status());
        assertEquals(403, post("maintenance", alarm, "out-of-service", with("operator")).status());
        assertEquals(403, post("maintenance", alarm, "out-of-service", permit().put("second",
                new JsonObject().put("username", "supervisor").put("password", "wrong"))).status());

        JsonObject out = post("maintenance", alarm, "out-of-service", with("supervisor")).json();
        assertEquals("I", out.getString("state"));
        JsonObject member = out.getJsonArray("suppression").getJsonObject(0);
        assertEquals("supervisor", member.getString("second"));
        assertEquals("WP-17", member.getString("permit"));
        assertEquals("2025-11-23T08:00:00.000+08:00", member.getString("until"));
    }

    private static JsonObject with(String second) {
        return permit().put("second", new JsonObject().put("username", second).put("password", second));
    }

    @Test
    void puttingBack_needsTheRecordOfATest() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        post("maintenance", alarm, "out-of-service", with("supervisor"));
        assertEquals("OUT_OF_SERVICE", post("operator", alarm, "shelve", shelving("x")).json().getString("reason"));
        assertEquals("NO_REASON", post("maintenance", alarm, "in-service", new JsonObject()).json().getString("reason"));
        assertEquals("B", post("maintenance", alarm, "in-service", new JsonObject().put("test", "标气 50 %LEL 通过")).json()
                .getString("state"));
    }

    @Test
    void alarmThatWasNeverRaised_canBeTakenOutOfService() {
        String id = "/api/v1/alarms/huarun-gas.lpg-depot-01.gd-07.lel.high/";
        JsonObject out = client.post("maintenance", id + "out-of-service", with("supervisor")).json();
        assertEquals("I", out.getString("state"));
        assertEquals("A", out.getString("dark"));
        assertEquals(404, client.post("maintenance", "/api/v1/alarms/huarun-gas.lpg-depot-01.gd-07.lel.no-rule/out-of-service",
                with("supervisor")).status());
    }

    @Test
    void silenced_stopsTheHornOnly() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        JsonObject silenced = post("operator", alarm, "silence", new JsonObject()).json();
        assertEquals("silenced", silenced.getString("annunciation"));
        assertEquals("B", silenced.getString("state"));
        assertEquals(1, silenced.getInteger("annSeq"));
    }

    @Test
    void acknowledgementTakenBack_needsASupervisorAndAReason() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        post("operator", alarm, "ack", new JsonObject().put("occurrence", 1).put("annSeq", 1));
        JsonObject why = new JsonObject().put("reason", "无人到场");
        assertEquals(403, post("operator", alarm, "unack", why).status());
        assertEquals("NO_REASON", post("supervisor", alarm, "unack", new JsonObject()).json().getString("reason"));
        JsonObject again = post("supervisor", alarm, "unack", why).json();
        assertEquals("B", again.getString("state"));
        assertEquals(2, again.getInteger("annSeq"));
    }

    @Test
    void configuredAlarm_cannotBeDecommissioned() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        Client.Response refused = post("admin", alarm, "decommission", new JsonObject().put("reason", "x").put("force", true));
        assertEquals("CONFIGURED", refused.json().getString("reason"));
        assertEquals(403, post("supervisor", alarm, "decommission", new JsonObject().put("reason", "x")).status());
    }

    @Test
    void people_areMadeListedAndEndedByAdministratorsOnly() {
        JsonObject person = new JsonObject().put("username", "li-wei").put("role", "MAINTENANCE").put("password", "long enough");
        assertEquals(403, client.post("supervisor", "/api/v1/users", person).status());
        assertEquals(201, client.post("admin", "/api/v1/users", person).status());
        assertEquals(400, client.post("admin", "/api/v1/users", person.copy().put("password", "short")).status());
        assertEquals("role", client.post("admin", "/api/v1/users", person.copy().put("role", "BOSS")).json().getString("parameter"));
        assertEquals(1, client.get("admin", "/api/v1/users").json().getJsonArray("users").size());
        assertEquals(204, client.send("DELETE", "/api/v1/users/gw-1", null, "Authorization", Client.basic("admin")).status());
        assertEquals(409, client.send("DELETE", "/api/v1/users/admin", null, "Authorization", Client.basic("admin")).status());
    }

    @Test
    void journal_isReadByType() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P2, Desk.START);
        post("operator", alarm, "shelve", shelving("阀门检修"));
        JsonObject entry = client.get("viewer", "/api/v1/journal?type=ALARM_SHELVED").json().getJsonArray("entries").getJsonObject(0);
        assertEquals("阀门检修", entry.getString("comment"));
        assertEquals(alarm.id(), entry.getString("subject"));
        assertEquals("type", client.get("viewer", "/api/v1/journal?type=NAP").json().getString("parameter"));
    }
}
