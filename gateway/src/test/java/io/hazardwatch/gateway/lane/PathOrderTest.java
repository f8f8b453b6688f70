package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order around a reading and a finding that {@link Lane} promises. */
class PathOrderTest {
    private static final String PUMP = """
            devices:
              - id: pump
                points:
                  - {id: run, staleAfter: 30s, range: [0, 1], limits: {L: {at: 0, priority: P2}}}
                  - {id: flow, staleAfter: 30s, limits: {L: {at: 10, priority: P3}}}
            rules:
              - {id: dry, priority: P2, all: [{point: pump/run, alarm: L}]}
            suppress:
              - id: pump-off
                when: [{point: pump/run, alarm: L}]
                alarms: [{point: pump/flow, alarm: low}]
                maxDuration: 10m
            """;
    private static final String SILENT = """
            devices:
              - id: d
                points:
                  - {id: p, staleAfter: 30s}
                  - {id: q, staleAfter: 30s}
              - id: e
                points:
                  - {id: p, staleAfter: 90s}
            """;

    @TempDir
    private Path directory;

    private static List<String> journal(LaneRig rig) {
        return rig.transitions().stream().map(PathOrderTest::text).toList();
    }

    private static String text(Transition transition) {
        return transition.type() + " " + transition.after().id().substring("acme.yard.".length())
                + (transition.annunciate() ? " annunciated" : "");
    }

    @Test
    void findingOfAPoint_isJournaledBeforeWhatTheSiteMakesOfIt() throws IOException {
        LaneRig rig = new LaneRig(directory, PUMP).send("pump/run", 1).send("pump/flow", 50);
        rig.send("pump/run", 0);
        assertEquals(List.of("ALARM_RAISED pump.run.low annunciated", "ALARM_RAISED _site.dry.composite annunciated",
                "ALARM_SUPPRESSED pump.flow.low"), journal(rig));
    }

    @Test
    void causeOfASuppression_isJournaledBeforeTheAlarmThatComesUpSuppressed() throws IOException {
        LaneRig rig = new LaneRig(directory, PUMP).send("pump/run", 1).send("pump/flow", 50);
        rig.send("pump/run", 0).send("pump/flow", 0);
        assertEquals(List.of("ALARM_RAISED pump.run.low annunciated", "ALARM_RAISED _site.dry.composite annunciated",
                "ALARM_SUPPRESSED pump.flow.low", "ALARM_RAISED_SUPPRESSED pump.flow.low"), journal(rig));
    }

    @Test
    void stalePointOfASilentDevice_isSuppressedBeforeItIsRaised() throws IOException {
        LaneRig rig = new LaneRig(directory, SILENT).send("d/p", 5).send("d/q", 5).send("e/p", 5);
        for (int second = 0; second < 31; second++) {
            rig.send("e/p", 5).pass(1_000);
        }
        assertEquals(List.of("ALARM_RAISED d._communication.communication annunciated", "ALARM_SUPPRESSED d.p.stale",
                "ALARM_RAISED_SUPPRESSED d.p.stale", "ALARM_SUPPRESSED d.q.stale", "ALARM_RAISED_SUPPRESSED d.q.stale"), journal(rig));
    }

    @Test
    void readingThatRaisesAnAlarm_isDurableOnlyWithTheAlarm() throws IOException {
        LaneRig rig = new LaneRig(directory, PUMP).send("pump/run", 1);
        assertTrue(rig.isDurable());
        rig.record().holdCommits();
        rig.send("pump/run", 0);
        assertEquals(2, rig.kept().size(), "history has it first");
        assertEquals(3, rig.transitions().size());
        assertFalse(rig.isDurable(), "the alarm is not committed");
        rig.record().commit();
        rig.pass(100);
        assertTrue(rig.isDurable());
    }
}
