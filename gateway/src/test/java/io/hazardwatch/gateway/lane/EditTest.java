package io.hazardwatch.gateway.lane;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.testkit.LaneRig;
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

    private LaneRig heard(String site) throws IOException {
        LaneRig rig = new LaneRig(directory, site);
        for (String point : List.of("d-1/p", "d-1/q", "d-2/p", "d-2/q")) {
            rig.send(point, 5);
        }
        return rig;
    }

    private static void send(LaneRig rig, int seconds, String... points) {
        for (int second = 0; second < seconds; second++) {
            for (String point : points) {
                rig.send(point, 5);
            }
            rig.pass(1_000);
        }
    }

    @Test
    void nameOfAPointOfASilentDeviceEdited_changesNothing() throws IOException {
        LaneRig rig = heard(DEVICES.formatted("old"));
        send(rig, 35, "d-2/p", "d-2/q");
        assertEquals(B, rig.state("d-1/_communication.communication"));
        List<Transition> before = List.copyOf(rig.transitions());
        rig.reload(DEVICES.formatted("new"));
        send(rig, 35, "d-2/p", "d-2/q");
        assertEquals(before, rig.transitions());
    }

    @Test
    void deviceAddedToASilentSite_doesNotEndTheSitesAlarm() throws IOException {
        LaneRig rig = heard(DEVICES.formatted("p"));
        rig.pass(35_000);
        assertEquals(B, rig.state("_site/_communication.communication"));
        List<Transition> before = List.copyOf(rig.transitions());
        rig.reload(DEVICES.formatted("p") + THIRD);
        rig.pass(20_000);
        assertEquals(before, rig.transitions());
        rig.send("d-3/p", 5).pass(2_000);
        assertEquals(AlarmState.D, rig.state("_site/_communication.communication"), "that was heard");
    }

    @Test
    void pointTakenOutOfASilentDevice_endsItsOwnAlarmOnly() throws IOException {
        LaneRig rig = heard(DEVICES.formatted("p"));
        send(rig, 35, "d-2/p", "d-2/q");
        rig.reload(DEVICES.formatted("p").replace("      - {id: q, unit: bar, staleAfter: 30s}\n  - id: d-2", "  - id: d-2"));
        assertEquals(B, rig.state("d-1/_communication.communication"));
        assertEquals(B, rig.state("d-1/p.stale"));
        assertTrue(rig.alarm("d-1/p.stale").isSuppressed());
    }

    @Test
    void onDelayRunningWhileANameIsEdited_goesOn() throws IOException {
        LaneRig rig = heard(DEVICES.formatted("old"));
        rig.send("d-1/p", 60).pass(6_000);
        rig.reload(DEVICES.formatted("new"));
        rig.pass(3_900);
        assertEquals(A, rig.state("d-1/p.high"));
        rig.pass(200);
        assertEquals(B, rig.state("d-1/p.high"));
        assertEquals("new", rig.alarm("d-1/p.high").name().en());
    }

    @Test
    void onDelayRunningWhileARateRuleIsAdded_goesOn() throws IOException {
        LaneRig rig = heard(DEVICES.formatted("p"));
        rig.send("d-1/p", 60).pass(6_000);
        rig.reload(DEVICES.formatted("p").replace("{H: {at: 50, onDelay: 10s}}",
                "{H: {at: 50, onDelay: 10s}}, rate: [{id: fast, above: \"60 bar/min\"}]"));
        rig.pass(4_100);
        assertEquals(B, rig.state("d-1/p.high"));
    }

    @Test
    void siteRuleRenamedWhileItsDelayRuns_goesOn() throws IOException {
        String site = DEVICES.formatted("p") + "rules:\n  - {id: both, name: %s, onDelay: 10s, all: [{point: d-1/q, above: 50}, "
                + "{point: d-2/q, above: 50}]}\n";
        LaneRig rig = heard(site.formatted("old"));
        rig.send("d-1/q", 60).send("d-2/q", 60).pass(6_000);
        rig.reload(site.formatted("new"));
        rig.pass(4_100);
        assertEquals(B, rig.state("_site/both.composite"));
        assertEquals("new", rig.alarm("_site/both.composite").name().en());
    }
}
