package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Tasks of field staff over the API: listed, taken by one person, done with a result; and what is answered when that cannot be. */
class FieldTaskRoutesTest extends ApiTestCase {
    private static final String TASKS = "/api/v1/field-tasks";

    private JsonObject first(String query) {
        return client.get("admin", TASKS + query).json().getJsonArray("tasks").getJsonObject(0);
    }

    @Test
    void task_isTakenAndDone_andThenNotOpenAnyMore() {
        String task = TASKS + '/' + desk.instrumentChecks.field.of(Desk.GAS);
        assertEquals("open", first("").getString("state"));
        assertEquals("Main Street", first("").getJsonObject("place").getString("en"));
        assertEquals(409, client.post("admin", task + "/finish", new JsonObject().put("result", "x")).status());
        assertEquals("taken", client.post("admin", task + "/take", new JsonObject()).json().getString("state"));
        assertEquals("admin", first("").getString("takenBy"));
        assertEquals(400, client.post("admin", task + "/finish", new JsonObject().put("result", " ")).status());
        JsonObject done = client.post("admin", task + "/finish", new JsonObject().put("result", "软管已更换")).json();
        assertEquals("done", done.getString("state"));
        assertEquals("软管已更换", done.getString("result"));
        assertNull(done.getValue("joinedInto"));
        assertEquals(0, client.get("admin", TASKS).json().getJsonArray("tasks").size());
        assertEquals("done", first("?state=all").getString("state"));
        Client.Response over = client.post("admin", task + "/take", new JsonObject());
        assertEquals(409, over.status());
        assertEquals("TASK_OVER", over.json().getString("reason"));
        assertEquals("done", over.json().getJsonObject("task").getString("state"));
    }

    @Test
    void whatCannotBe_isSaid() {
        String task = TASKS + '/' + desk.instrumentChecks.field.of(Desk.GAS);
        assertEquals(404, client.post("admin", TASKS + "/none/take", new JsonObject()).status());
        assertEquals(400, client.get("admin", TASKS + "?state=x").status());
        desk.instrumentChecks.field.failure = new TimeoutException();
        assertEquals("UNANSWERED", client.post("admin", task + "/take", new JsonObject()).json().getString("reason"));
        desk.instrumentChecks.field.failure = new IllegalStateException("too many requests wait; try again");
        assertEquals("BUSY", client.post("admin", task + "/take", new JsonObject()).json().getString("reason"));
    }

    @Test
    void oneTask_hasTheDetectorsOfItsPlace_andWhatIsKnownOfTheirValves() {
        String id = desk.instrumentChecks.field.of(Desk.GAS);
        JsonObject task = client.get("admin", TASKS + '/' + id).json();
        assertEquals(id, task.getString("id"));
        assertEquals(JsonArray.of(Desk.GAS.toString()), task.getJsonArray("detectors"));
        assertEquals("101 室电磁阀", task.getJsonArray("valves").getJsonObject(0).getJsonObject("name").getString("zh"));
        assertEquals("huarun-gas/lpg-depot-01/_site/plant-valve-home-1",
                task.getJsonArray("valves").getJsonObject(0).getJsonArray("alarms").getString(0));
        assertEquals("closed", valveState(id));
        desk.instrumentChecks.field.valve = new Reading(Desk.GAS, Desk.START, Desk.START, 1, Quality.GOOD);
        assertEquals("open", valveState(id));
        desk.instrumentChecks.field.valve = new Reading(Desk.GAS, Desk.START, Desk.START, 0, Quality.BAD);
        assertEquals("unknown", valveState(id));
        desk.instrumentChecks.field.valve = new Reading(Desk.GAS, Desk.START, Desk.START - 3_600_001, 0, Quality.GOOD);
        assertEquals("unknown", valveState(id));
        assertEquals(404, client.get("admin", TASKS + "/none").status());
    }

    private String valveState(String id) {
        return client.get("admin", TASKS + '/' + id).json().getJsonArray("valves").getJsonObject(0).getString("state");
    }

    @Test
    void listIsOfOneAlarm_andSaysHowManyThereAre() {
        String id = desk.instrumentChecks.field.of(Desk.GAS);
        desk.instrumentChecks.field.of(Desk.OTHER);
        String alarm = id.substring(0, id.length() - 2);
        assertEquals(id, first("?alarm=" + alarm).getString("id"));
        assertEquals(1, client.get("admin", TASKS + "?alarm=" + alarm).json().getInteger("total"));
        assertEquals(0, client.get("admin", TASKS + "?alarm=none").json().getInteger("total"));
        JsonObject cut = client.get("admin", TASKS + "?limit=1").json();
        assertEquals(2, cut.getInteger("total"));
        assertEquals(1, cut.getJsonArray("tasks").size());
    }
}
