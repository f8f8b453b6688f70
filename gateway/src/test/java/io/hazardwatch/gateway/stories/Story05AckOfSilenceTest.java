package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phoebus #1928: acknowledging "disconnected" also acknowledged the real alarm hidden below it. */
class Story05AckOfSilenceTest {
    private static final String SITE = """
            devices:
              - id: d
                points:
                  - {id: p, unit: bar, period: 1s, staleAfter: 5s, limits: {H: {at: 10, priority: P2}}}
            """;

    @TempDir
    Path directory;

    @Test
    void acknowledgingTheSilence_leavesTheLimitAlarmUnacknowledged() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE).send("d/p", 11).pass(6_000);
        assertEquals(AlarmState.B, rig.state("d/p.high"));
        assertEquals(AlarmState.B, rig.state("d/p.stale"));

        rig.ack("d/p.stale");
        assertEquals(AlarmState.C, rig.state("d/p.stale"));
        assertEquals(AlarmState.B, rig.state("d/p.high"));

        rig.send("d/p", 11);
        assertEquals(AlarmState.A, rig.state("d/p.stale"));
        assertEquals(AlarmState.B, rig.state("d/p.high"), "the end of the silence says nothing about the limit");
    }
}
