package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest reading is the newest by its own time, whatever arrives last. */
class EventOrderTest {
    private static final long HOUR = 3_600_000;
    private static final String SITE = """
            devices:
              - id: a
                points: [{id: p, unit: bar, period: 60s, staleAfter: 10m}]
              - id: b
                points: [{id: p, unit: bar, period: 60s, staleAfter: 10m}]
            rules:
              - {id: both, priority: P1, all: [{point: a/p, above: 20}, {point: b/p, above: 20}]}
              - {id: votes, priority: P1, vote: {points: [a/p, b/p], above: 20, deadband: 1, tolerance: 5}}
            """;

    @TempDir
    Path directory;

    private static double shown(LaneRig rig) {
        Reading reading = rig.lane().view().lastReadings().of(rig.point("a/p").index(), PointId.parse("acme/yard/a/p"));
        return reading.value();
    }

    @Test
    void olderValueArrivesLast_theNewerOneIsShown() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE);
        rig.send("a/p", 30).leap(1_000).send("a/p", 5, "good", rig.nowMillis() - HOUR);
        assertEquals(30, shown(rig));
        rig.leap(60_000).send("a/p", 6, "good", rig.nowMillis() - HOUR);
        assertEquals(30, shown(rig));
        rig.leap(1_000).send("a/p", 7);
        assertEquals(7, shown(rig));
    }

    @Test
    void bufferedValuesArriveBetweenLiveOnes_noVoteAndNoCompositeGoesByThem() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE);
        rig.send("a/p", 30).send("b/p", 30).leap(1_000).send("a/p", 31).send("b/p", 31);
        assertEquals(AlarmState.B, rig.state("_site/both.composite"));
        assertEquals(AlarmState.B, rig.state("_site/votes.vote"));
        for (int i = 0; i < 5; i++) {
            long measured = LaneRig.START_MILLIS - HOUR + i * 60_000;
            rig.leap(10_000).send("a/p", 5, "good", measured).send("b/p", 5, "good", measured);
        }
        assertEquals(AlarmState.B, rig.state("_site/both.composite"));
        assertEquals(AlarmState.B, rig.state("_site/votes.vote"));
    }

    @Test
    void clockSetBack_isNotedOnceAndItsValuesCount() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE);
        for (int i = 0; i < 100; i++) {
            rig.send("a/p", 30 + i * 0.01).send("b/p", 30 + i * 0.01).leap(1_000);
        }
        for (int i = 0; i < 20; i++) {
            rig.send("a/p", 5 + i * 0.01, "good", rig.nowMillis() - 60_000).leap(1_000);
        }
        assertEquals(5.19, shown(rig));
        assertEquals(AlarmState.D, rig.state("_site/both.composite"));
        assertEquals(List.of(TransitionType.CLOCK_STEP), rig.notes().stream().map(Note::type).toList());
        assertEquals("acme/yard/a/p", rig.notes().getFirst().subject());
    }
}
