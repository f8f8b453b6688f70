package io.hazardwatch.gateway.api.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The value an alarm was raised with, the worst, and what the detector reads now are three things. */
class PresentValuesTest extends ApiTestCase {
    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();

    @Test
    void valueMovedOnSinceTheAlarm_listAndAlarmTellValueNowAndWorst() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.read(Desk.START + 2_000, 60.3, Quality.GOOD);
        JsonObject higher = listed();
        assertEquals(60.3, higher.getDouble("worst"));
        desk.read(Desk.START + 4_000, 1.9, Quality.GOOD);
        clock.advance(7_000);
        for (JsonObject told : new JsonObject[] {listed(), client.get("viewer", "/api/v1/alarms/" + alarm.id()).json()}) {
            assertEquals(52.1, told.getDouble("value"));
            assertEquals(60.3, told.getDouble("worst"));
            JsonObject now = told.getJsonObject("now");
            assertEquals(1.9, now.getDouble("value"));
            assertEquals("%LEL", now.getString("unit"));
            assertEquals("good", now.getString("quality"));
            assertEquals("2025-11-22T11:13:58.567+08:00", now.getString("at"));
            assertEquals(2_980, now.getLong("ageMillis"));
        }
    }

    /** Whoever resumes is told of earlier occurrences too; they say nothing about the present one. */
    @Test
    void earlierOccurrenceToldAgain_theWorstOfThePresentOneStays() throws InterruptedException {
        Alarm first = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        Alarm second = Alarms.again(first, 2, Desk.START + 1);
        desk.commit(Alarms.transition(first, second, TransitionType.ALARM_RAISED, "system"));
        desk.read(Desk.START + 2_000, 60.3, Quality.GOOD);
        assertEquals(60.3, listed().getDouble("worst"));
        desk.read(Desk.START + 4_000, 1.9, Quality.GOOD);
        connect("viewer", "?since=0");
        next("heartbeat");
        assertEquals(60.3, listed().getDouble("worst"));
    }

    @Test
    void nothingHeardForTooLong_nowIsStale() {
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        clock.advance(60_000);
        assertEquals("stale", listed().getJsonObject("now").getString("quality"));
    }

    @Test
    void alarmOfNoReading_hasNoValueNow() {
        desk.raise(PointId.parse("huarun-gas/lpg-depot-01/_site/both"), Priority.P2, Desk.START);
        assertTrue(listed().containsKey("now"));
        assertNull(listed().getJsonObject("now"));
    }

    @Test
    void valuesMoveOn_feedTellsOnlyThoseThatChanged_andOnlyWhomTheyConcern() throws InterruptedException {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.raise(Desk.OTHER, Priority.P1, Desk.START);
        connect("huarun");
        assertEquals(52.1, next("snapshot").getJsonArray("alarms").getJsonObject(0).getJsonObject("now").getDouble("value"));
        desk.read(Desk.START + 2_000, 1.9, Quality.UNCERTAIN);
        JsonObject values = next("values");
        assertEquals(2, values.getLong("seq"));
        assertEquals(1, values.getJsonArray("values").size());
        JsonObject value = values.getJsonArray("values").getJsonObject(0);
        assertEquals(alarm.id(), value.getString("id"));
        assertEquals(52.1, value.getDouble("worst"));
        assertEquals(1.9, value.getJsonObject("now").getDouble("value"));
        assertEquals("uncertain", value.getJsonObject("now").getString("quality"));
        desk.commit(Alarms.transition(alarm, Alarms.with(alarm, AlarmState.C, 1, 5, "x"), TransitionType.ALARM_ACKED, "x"));
        JsonObject acked = next("alarm").getJsonObject("alarm");
        assertEquals(1.9, acked.getJsonObject("now").getDouble("value"));
        next("heartbeat");
        assertTrue(frames.stream().noneMatch(frame -> frame.getString("type").equals("values")), frames::toString);
    }

    /** Frames of values would keep a console from turning grey. */
    @Test
    void journalDown_noValuesAreTold() throws InterruptedException {
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.parts.set(0, new HealthSource.Part("lanes", HealthSource.Status.DOWN, "no turn finished for 12000 ms"));
        connect("viewer");
        next("snapshot");
        desk.read(Desk.START + 2_000, 1.9, Quality.GOOD);
        assertNull(frames.poll(2_500, TimeUnit.MILLISECONDS));
    }

    private JsonObject listed() {
        return client.get("viewer", "/api/v1/alarms").json().getJsonArray("alarms").getJsonObject(0);
    }

    private void connect(String user) {
        connect(user, "");
    }

    private void connect(String user, String query) {
        connect(user, query, frames);
    }

    /** The next frame of that type; others are passed over. */
    private JsonObject next(String type) throws InterruptedException {
        JsonObject frame = frames.poll(60, TimeUnit.SECONDS);
        while (frame != null && !frame.getString("type").equals(type)) {
            frame = frames.poll(60, TimeUnit.SECONDS);
        }
        assertTrue(frame != null, "no " + type + " came");
        return frame;
    }
}
