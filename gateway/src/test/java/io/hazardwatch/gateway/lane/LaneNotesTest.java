package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lane notes beside its alarms. */
class LaneNotesTest {
    private static final String SITE = """
            devices:
              - id: d
                points:
                  - {id: p, unit: bar, staleAfter: 0s, limits: {H: {at: %s, priority: P2}}}
                  - {id: q, unit: bar}
            """;

    @TempDir
    Path directory;

    @Test
    void configurationChanged_isNotedWithWhatChanged_andOnlyThen() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE.formatted("10"));
        rig.reload(SITE.formatted("10"));
        assertEquals(List.of(), rig.notes());
        rig.reload(SITE.formatted("11"));
        assertEquals(List.of(new Note(TransitionType.CONFIG, "acme", "yard", Transition.SYSTEM, "loosened limit H of d/p 10.0 to 11.0, changed d/p",
                rig.nowMillis())),
                rig.notes());
    }

    @Test
    void arrivalOfTheReadingThatRaised_isInTheTransition() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE.formatted("10")).leap(5_000);
        rig.send("d/p", 11, "good", rig.nowMillis() - 900);
        Transition raised = rig.transitions().getLast();
        assertEquals(rig.nowMillis() - 900, raised.after().eventAt());
        assertEquals(rig.nowMillis(), raised.arrivedAt());
        assertEquals(0, rig.ack("d/p.high").arrivedAt(), "no reading acknowledges");
    }

    @Test
    void clockSetForward_isNoted_andALeaseKeepsItsLength() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE.formatted("10")).send("d/p", 11);
        rig.ack("d/p.high");
        Alarm acked = rig.alarm("d/p.high");
        rig.lane().onClockStep(3 * 3_600_000, rig.nowMillis() + 3 * 3_600_000);
        rig.leap(3 * 3_600_000);

        assertEquals(TransitionType.CLOCK_STEP, rig.notes().getFirst().type());
        assertEquals(acked, rig.alarm("d/p.high"), "two hours of lease have not passed yet");
        rig.leap(acked.timers().ackExpiresAt() - acked.ackedAt());
        assertEquals(TransitionType.ALARM_ACK_EXPIRED, rig.transitions().getLast().type());
    }
}
