package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ThingsBoard #2986, #5561: the same alarm twice within a second became two alarms, or one that hid the other. */
class Story13TwoWithinASecondTest {
    private static final String SITE = """
            devices:
              - id: d
                points:
                  - {id: p, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P2}}}
            """;

    @TempDir
    Path directory;

    @Test
    void raisedTwiceWithinASecond_isOneOccurrenceWithTwoActivations() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE).send("d/p", 11).pass(300).send("d/p", 5).pass(300).send("d/p", 12);
        Alarm alarm = rig.alarm("d/p.high");

        assertEquals(1, alarm.occurrence());
        assertEquals(2, alarm.activation());
        assertEquals(2, alarm.annSeq());
        assertEquals(12, alarm.worst());
        assertEquals(List.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_RTN_UNACKED, TransitionType.ALARM_REACTIVATED),
                rig.types("d/p.high"));
        assertEquals(1, rig.alarms().size());
    }
}
