package io.hazardwatch.gateway.lane;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.testkit.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Site files edited while something is going on: what is not about a rule changes nothing. */
class EditTest {
    private static final String DEVICES = """
            devices:
              - id: d-1
                points:
                  - {id: p, name: %s, unit: bar, staleAfter: 30s, limits: {H: {at: 50, onDelay: 10s}}}
                  - {id: q, unit: bar, staleAfter: 30s}
              - id: d-2
                points:
                  - {id: p, unit: bar, staleAfter: 30s}
                  - {id: q, unit: bar, staleAfter: 30s}
            """;
    private static final String THIRD = "  - id: d-3\n    points:\n      - {id: p, unit: bar, staleAfter: 30s}\n";

    @TempDir
    Path directory;

    private Stage heard(String site) throws IOException {
        Stage stage = new Stage(directory, site);
        for (String point : List.of("d-1/p", "d-1/q", "d-2/p", "d-2/q")) {
            stage.send(point, 5);
        }
        return stage;
    }

    private static void send(Stage stage, int seconds, String... points) {
        for (int second = 0; second < seconds; second++) {
            for (String point : points) {
                stage.send(point, 5);
            }
            stage.pass(1_000);
        }
    }

    @Test
    void nameOfAPointOfASilentDeviceEdited_changesNothing() throws IOException {
        Stage stage = heard(DEVICES.formatted("old"));
        send(stage, 35, "d-2/p", "d-2/q");
        assertEquals(B, stage.state("d-1/_communication.communication"));
        List<Transition> before = List.copyOf(stage.transitions());
        stage.reload(DEVICES.formatted("new"));
        send(stage, 35, "d-2/p", "d-2/q");
        assertEquals(before, stage.transitions());
    }

    @Test
    void deviceAddedToASilentSite_doesNotEndTheSitesAlarm() throws IOException {
        Stage stage = heard(DEVICES.formatted("p"));
        stage.pass(35_000);
        assertEquals(B, stage.state("_site/_communication.communication"));
        List<Transition> before = List.copyOf(stage.transitions());
        stage.reload(DEVICES.formatted("p") + THIRD);
        stage.pass(20_000);
        assertEquals(before, stage.transitions());
        stage.send("d-3/p", 5).pass(2_000);
        assertEquals(AlarmState.D, stage.state("_site/_communication.communication"), "that was heard");
    }

    @Test
    void pointTakenOutOfASilentDevice_endsItsOwnAlarmOnly() throws IOException {
        Stage stage = heard(DEVICES.formatted("p"));
        send(stage, 35, "d-2/p", "d-2/q");
        stage.reload(DEVICES.formatted("p").replace("      - {id: q, unit: bar, staleAfter: 30s}\n  - id: d-2", "  - id: d-2"));
        assertEquals(B, stage.state("d-1/_communication.communication"));
        assertEquals(B, stage.state("d-1/p.stale"));
        assertTrue(stage.alarm("d-1/p.stale").isSuppressed());
    }

    @Test
    void onDelayRunningWhileANameIsEdited_goesOn() throws IOException {
        Stage stage = heard(DEVICES.formatted("old"));
        stage.send("d-1/p", 60).pass(6_000);
        stage.reload(DEVICES.formatted("new"));
        stage.pass(3_900);
        assertEquals(A, stage.state("d-1/p.high"));
        stage.pass(200);
        assertEquals(B, stage.state("d-1/p.high"));
        assertEquals("new", stage.alarm("d-1/p.high").name().en());
    }

    @Test
    void onDelayRunningWhileARateRuleIsAdded_goesOn() throws IOException {
        Stage stage = heard(DEVICES.formatted("p"));
        stage.send("d-1/p", 60).pass(6_000);
        stage.reload(DEVICES.formatted("p").replace("{H: {at: 50, onDelay: 10s}}",
                "{H: {at: 50, onDelay: 10s}}, rate: [{id: fast, above: \"60 bar/min\"}]"));
        stage.pass(4_100);
        assertEquals(B, stage.state("d-1/p.high"));
    }

    @Test
    void siteRuleRenamedWhileItsDelayRuns_goesOn() throws IOException {
        String site = DEVICES.formatted("p") + "rules:\n  - {id: both, name: %s, onDelay: 10s, all: [{point: d-1/q, above: 50}, "
                + "{point: d-2/q, above: 50}]}\n";
        Stage stage = heard(site.formatted("old"));
        stage.send("d-1/q", 60).send("d-2/q", 60).pass(6_000);
        stage.reload(site.formatted("new"));
        stage.pass(4_100);
        assertEquals(B, stage.state("_site/both.composite"));
        assertEquals("new", stage.alarm("_site/both.composite").name().en());
    }
}
