package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ThingsBoard keeps the acknowledgement of a warning when it becomes critical, so nobody looks again. */
class Story10GraverAfterAckTest {
    private static final String SITE = """
            devices:
              - id: d
                points:
                  - {id: p, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P3}, HH: {at: 20, priority: P1}}}
            """;

    @TempDir
    Path directory;

    @Test
    void acknowledgedP3BecomesP1_isUnacknowledgedAndToldInTheSameInstant() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE).send("d/p", 11);
        rig.ack("d/p.high");
        assertEquals(AlarmState.C, rig.state("d/p.high"));

        rig.pass(60_000).send("d/p", 21);
        Alarm worse = rig.alarm("d/p.high");
        Transition told = rig.transitions().getLast();
        assertEquals(AlarmState.B, worse.state());
        assertEquals(Priority.P1, worse.priority());
        assertEquals(TransitionType.ALARM_ESCALATED, told.type());
        assertTrue(told.annunciate());
        assertEquals(rig.nowMillis(), told.atMillis());
        assertEquals(2, worse.annSeq());
    }

    @Test
    void shelvedP3BecomesP1_leavesTheShelf() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE).send("d/p", 11);
        rig.ask(Asked.shelve(Asked.Subject.of(rig.alarm("d/p.high")), Asked.HOUR));
        rig.pass(60_000).send("d/p", 21);

        assertEquals(AlarmState.B, rig.state("d/p.high"));
        assertTrue(!rig.alarm("d/p.high").isSuppressed());
        assertEquals(2, rig.annunciations("d/p.high"));
    }
}
