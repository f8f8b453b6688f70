package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
}
