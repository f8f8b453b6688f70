package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.Stage;
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
        Stage stage = new Stage(directory, SITE.formatted("10"));
        stage.reload(SITE.formatted("10"));
        assertEquals(List.of(), stage.notes());
        stage.reload(SITE.formatted("11"));
        assertEquals(List.of(new Note(TransitionType.CONFIG, "acme", "yard", Transition.SYSTEM, "changed d/p", stage.nowMillis())),
                stage.notes());
    }

    @Test
    void clockSetForward_isNoted_andALeaseKeepsItsLength() throws IOException {
        Stage stage = new Stage(directory, SITE.formatted("10")).send("d/p", 11);
        stage.ack("d/p.high");
        Alarm acked = stage.alarm("d/p.high");
        stage.lane().onClockStep(3 * 3_600_000, stage.nowMillis() + 3 * 3_600_000);
        stage.leap(3 * 3_600_000);

        assertEquals(TransitionType.CLOCK_STEP, stage.notes().getFirst().type());
        assertEquals(acked, stage.alarm("d/p.high"), "two hours of lease have not passed yet");
        stage.leap(acked.timers().leaseUntil() - acked.ackedAt());
        assertEquals(TransitionType.ALARM_ACK_EXPIRED, stage.transitions().getLast().type());
    }
}
