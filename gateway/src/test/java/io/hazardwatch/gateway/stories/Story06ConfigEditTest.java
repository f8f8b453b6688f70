package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phoebus: an edit of a point's configuration erases its latched, unacknowledged alarm. */
class Story06ConfigEditTest {
    private static final String SITE = """
            devices:
              - id: d
                points:
                  - id: p
                    name: %s
                    unit: bar
                    staleAfter: 0s
                    limits: {H: {at: %s, deadband: 1, priority: P2, latching: %s}}
            """;

    @TempDir
    Path directory;

    private LaneRig rig(boolean latching) throws IOException {
        return new LaneRig(directory, SITE.formatted("old", "10", latching));
    }

    private void edited_staysAsItIs(LaneRig rig, boolean latching, AlarmState state) throws IOException {
        assertEquals(state, rig.state("d/p.high"));
        Alarm before = rig.alarm("d/p.high");
        rig.reload(SITE.formatted("new", "10", latching));
        rig.reload(SITE.formatted("new", "10.5", latching));
        rig.pass(1_000);
        assertEquals(before, rig.alarm("d/p.high"), "description and limit edited");
    }

    @Test
    void activeUnacknowledged_survivesTheEdit() throws IOException {
        edited_staysAsItIs(rig(false).send("d/p", 11), false, AlarmState.B);
    }

    @Test
    void returnedUnacknowledged_survivesTheEdit() throws IOException {
        edited_staysAsItIs(rig(false).send("d/p", 11).send("d/p", 5), false, AlarmState.D);
    }

    @Test
    void latchedUnacknowledged_survivesTheEdit() throws IOException {
        edited_staysAsItIs(rig(true).send("d/p", 11).send("d/p", 5), true, AlarmState.E);
    }

    @Test
    void shelved_survivesTheEdit() throws IOException {
        LaneRig rig = rig(false).send("d/p", 11);
        rig.ask(Asked.shelve(Asked.Subject.of(rig.alarm("d/p.high")), Asked.HOUR));
        edited_staysAsItIs(rig, false, AlarmState.B);
    }

    @Test
    void limitRaisedAboveTheValue_clearsIntoSightAndNotIntoNothing() throws IOException {
        LaneRig rig = rig(false).send("d/p", 11);
        rig.reload(SITE.formatted("old", "20", false));
        rig.send("d/p", 11);
        assertEquals(AlarmState.D, rig.state("d/p.high"));
    }

    @Test
    void pointRemoved_clearsIntoSightAndNotIntoNothing() throws IOException {
        LaneRig rig = rig(false).send("d/p", 11);
        rig.reload("devices:\n  - id: d\n    points:\n      - {id: q, unit: bar}\n");
        assertEquals(AlarmState.D, rig.state("d/p.high"));
        rig.ack("d/p.high");
        assertEquals(AlarmState.A, rig.state("d/p.high"));
    }
}
