package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.position.ConsoleBook;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operating positions of {@link Desk}: gas-desk covers huarun-gas, night-desk that and a tank farm of north-chem. */
class PositionRoutesTest extends ApiTestCase {
    private Client.Response report(String user, String position, String sound) {
        return client.post(user, "/api/v1/consoles/console-" + user + "/presence", new JsonObject().put("position", position).put("sound", sound));
    }

    private static List<String> unwatched(JsonObject answer) {
        return answer.getJsonArray("unwatched").stream().map(JsonObject.class::cast)
                .map(each -> each.getString("site") + ' ' + each.getInteger("open") + ' ' + each.getInteger("unacked")).toList();
    }

    @Test
    void nobodySignedIn_everySiteIsUnwatched_withItsCounts() {
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        assertEquals(List.of("lpg-depot-01 1 1", "tank-farm-02 0 0"), unwatched(client.get("operator", "/api/v1/positions").json()));
    }

    @Test
    void alarmsAreComparedOnceASecond_andWhenSomebodySignsIn() {
        assertEquals("lpg-depot-01 0 0", unwatched(client.get("operator", "/api/v1/positions").json()).getFirst());
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        assertEquals("lpg-depot-01 0 0", unwatched(client.get("operator", "/api/v1/positions").json()).getFirst());
        clock.advance(1_000);
        assertEquals("lpg-depot-01 1 1", unwatched(client.get("operator", "/api/v1/positions").json()).getFirst());
        assertEquals(List.of("tank-farm-02 0 0"), unwatched(report("operator", "gas-desk", "plays").json()));
    }

    @Test
    void operatorSignsIn_itsSitesAreWatched_untilTheConsoleFallsSilent() {
        JsonObject answer = report("operator", "gas-desk", "plays").json();
        assertEquals(List.of("tank-farm-02 0 0"), unwatched(answer));
        assertEquals("operator", answer.getJsonArray("positions").getJsonObject(0).getJsonArray("staff").getJsonObject(0).getString("user"));
        clock.advance(ConsoleBook.SILENT_MILLIS + 1);
        assertEquals(2, unwatched(client.get("operator", "/api/v1/positions").json()).size());
    }

    @Test
    void consoleIsClosed_itsPositionIsEmptyAtOnce() {
        report("operator", "night-desk", "plays");
        assertEquals(List.of(), unwatched(client.get("operator", "/api/v1/positions").json()));
        assertEquals(204, client.send("DELETE", "/api/v1/consoles/console-operator", null, "Authorization", Client.basic("operator")).status());
        assertEquals(2, unwatched(client.get("operator", "/api/v1/positions").json()).size());
    }

    @Test
    void whoMayNotHandleAlarms_orDoesNotSeeAllOfIt_isRefused() {
        assertEquals(403, report("viewer", "gas-desk", "plays").status());
        assertEquals(400, report("huarun", "night-desk", "plays").status());
        assertEquals(400, report("operator", "nowhere", "plays").status());
        assertEquals(400, report("operator", "gas-desk", "loud").status());
        assertEquals(400, client.post("operator", "/api/v1/consoles/short/presence", new JsonObject()).status());
        assertEquals(2, unwatched(client.get("operator", "/api/v1/positions").json()).size());
    }

    @Test
    void personOfOneEnterprise_hearsOnlyOfThat() {
        report("operator", null, "muted");
        JsonObject answer = client.get("huarun", "/api/v1/positions").json();
        assertEquals(List.of("lpg-depot-01 0 0"), unwatched(answer));
        assertEquals(1, answer.getJsonArray("positions").size());
        assertTrue(client.get("huarun", "/api/v1/consoles").json().getJsonArray("consoles").isEmpty());
        assertEquals("muted", client.get("admin", "/api/v1/consoles").json().getJsonArray("consoles").getJsonObject(0).getString("sound"));
    }
}
