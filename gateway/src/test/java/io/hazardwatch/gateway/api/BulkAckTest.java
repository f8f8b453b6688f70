package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkAckTest extends ApiTestCase {
    private List<Alarm> raise(int count) {
        return IntStream.range(0, count).mapToObj(i -> new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel"))
                .map(point -> desk.raise(point, Priority.P2, Desk.START)).toList();
    }

    private Client.Response acknowledge(String user, List<Alarm> alarms) {
        JsonArray shown = new JsonArray();
        alarms.forEach(alarm -> shown.add(new JsonObject().put("id", alarm.id()).put("occurrence", alarm.occurrence())
                .put("annSeq", alarm.annSeq())));
        return client.post(user, "/api/v1/alarms/ack", new JsonObject().put("alarms", shown));
    }

    private static List<Integer> statuses(Client.Response response) {
        return response.json().getJsonArray("results").stream().map(each -> ((JsonObject) each).getInteger("status")).toList();
    }

    @Test
    void tenAtOnce_areForEverybodyWhoHandlesAlarms_elevenForTheRightAlone() {
        List<Alarm> alarms = raise(11);
        Client.Response refused = acknowledge("operator", alarms);
        assertEquals(403, refused.status());
        assertEquals("BULK_ACKNOWLEDGE", refused.json().getString("right"));
        assertEquals(AlarmState.B, desk.newest.get(alarms.getFirst().id()).state());
        assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 200, 200, 200), statuses(acknowledge("operator", alarms.subList(0, 10))));
        assertEquals(11, statuses(acknowledge("supervisor", alarms)).size());
        assertEquals(AlarmState.C, desk.newest.get(alarms.getLast().id()).state());
    }

    @Test
    void changedMeanwhile_isAnsweredForItself_theOthersAreAcknowledged() {
        List<Alarm> alarms = raise(2);
        Alarm changed = Alarms.with(alarms.getFirst(), AlarmState.B, 2, 0, "");
        desk.change(changed);
        Client.Response answer = acknowledge("operator", alarms);
        assertEquals(List.of(409, 200), statuses(answer));
        assertEquals("STALE", answer.json().getJsonArray("results").getJsonObject(0).getString("reason"));
    }

    @Test
    void oneOutsideOfTheScope_refusesTheWholeCall() {
        Alarm own = raise(1).getFirst();
        Alarm foreign = desk.raise(Desk.OTHER, Priority.P2, Desk.START);
        assertEquals(404, acknowledge("huarun", List.of(own, foreign)).status());
        assertEquals(AlarmState.B, desk.newest.get(own.id()).state());
    }

    @Test
    void oneAlarm_saysWhatWouldBeRefusedToWhoAsks() {
        String urgent = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id();
        String high = "/api/v1/alarms/" + desk.raise(Desk.OTHER, Priority.P2, Desk.START).id();
        assertEquals("NOT_SHELVABLE", client.get("operator", urgent).json().getJsonObject("refused").getString("shelve"));
        JsonObject forOperator = client.get("operator", high).json();
        assertFalse(forOperator.getJsonObject("refused").containsKey("shelve"));
        assertEquals(120, forOperator.getJsonObject("shelving").getInteger("minutesMax"));
        assertEquals("ROLE", forOperator.getJsonObject("refused").getString("out-of-service"));
        assertEquals("STATE", forOperator.getJsonObject("refused").getString("reset"));
        assertEquals("ROLE", client.get("viewer", high).json().getJsonObject("refused").getString("shelve"));
    }
}
