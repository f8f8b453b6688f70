package io.hazardwatch.gateway.api.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.DeskPosts;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoverageRoutesTest extends ApiTestCase {
    private String kinds(String path) {
        return gaps(path).stream().map(gap -> gap.getString("kind") + ' ' + gap.getString("subject")).collect(Collectors.joining(", "));
    }

    private List<JsonObject> gaps(String path) {
        JsonArray gaps = client.get("viewer", path).json().getJsonArray("gaps");
        return gaps.stream().map(JsonObject.class::cast).toList();
    }

    @Test
    void deviceWithoutAnyReading_personsMissing_andNobodyOnDuty_areGaps() {
        assertEquals("never_connected tk-01, no_duty , no_duty , persons_missing tank-farm-a, persons_missing tank-farm-a, "
                + "not_assessed tank-farm-a, not_assessed tank-farm-a",
                kinds("/api/v1/coverage"));
        JsonObject missing = gaps("/api/v1/coverage?kind=persons_missing").getFirst();
        assertEquals("[\"technical\",\"operational\"]", missing.getJsonArray("missing").encode());
        assertEquals(0, gaps("/api/v1/coverage?industry=pipeline").size());
        assertEquals(3, gaps("/api/v1/coverage?area=none").size(), "one site states no area");
        assertEquals(4, gaps("/api/v1/coverage?area=1201").size());
        assertEquals(0, gaps("/api/v1/coverage?area=32").size());
        JsonObject group = client.get("viewer", "/api/v1/coverage").json().getJsonArray("groups").getJsonObject(0);
        assertEquals("lpg_depot", group.getString("industry"));
        assertEquals(0, group.getJsonObject("kinds").getInteger("never_connected"));
        assertEquals(1, group.getJsonObject("kinds").getInteger("no_duty"));
    }

    @Test
    void silentPoint_hasAgeOfItsLastReading() {
        clock.advance(31_000);
        JsonObject silent = gaps("/api/v1/coverage?kind=no_data").getFirst();
        assertEquals("gd-07/lel", silent.getString("subject"));
        assertEquals(30, silent.getInteger("seconds"));
    }

    @Test
    void alarm_hasNoOwnerUntilSomebodyIsOnDuty() {
        String alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START - 60_000).id();
        JsonObject gap = gaps("/api/v1/coverage?kind=no_owner").getFirst();
        assertEquals(alarm, gap.getString("subject"));
        assertEquals(60, gap.getInteger("seconds"));
        DeskPosts.staff(desk, "room", "huarun-gas");
        assertEquals(List.of(), gaps("/api/v1/coverage?kind=no_owner"));
        assertEquals("north-chem", gaps("/api/v1/coverage?kind=no_duty").getFirst().getString("enterprise"));
    }

    @Test
    void pages_followEachOther_andTheTableHasAllWithinTheScope() {
        JsonObject first = client.get("viewer", "/api/v1/coverage?limit=5").json();
        JsonObject second = client.get("viewer", "/api/v1/coverage?limit=5&cursor=" + first.getString("next")).json();
        assertEquals(7, first.getInteger("total"));
        assertEquals(2, second.getJsonArray("gaps").size());
        String table = client.get("huarun", "/api/v1/coverage.csv").text();
        assertTrue(table.contains("no_duty,huarun-gas,lpg-depot-01,城北液化气储配站,North LPG depot,,lpg_depot,"), table);
        assertFalse(table.contains("north-chem"), table);
        assertEquals("huarun-gas", desk.notes.stream().filter(note -> note.subject().equals("coverage.csv")).findFirst().orElseThrow().enterprise());
        assertEquals(404, client.get("huarun", "/api/v1/coverage.csv?enterprise=north-chem").status());
        assertEquals(400, client.get("viewer", "/api/v1/coverage?kind=boredom").status());
    }
}
