package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.testkit.Stage;
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
        Stage stage = new Stage(directory, SITE).send("d/p", 11).pass(6_000);
        assertEquals(AlarmState.B, stage.state("d/p.high"));
        assertEquals(AlarmState.B, stage.state("d/p.stale"));

        stage.ack("d/p.stale");
        assertEquals(AlarmState.C, stage.state("d/p.stale"));
        assertEquals(AlarmState.B, stage.state("d/p.high"));

        stage.send("d/p", 11);
        assertEquals(AlarmState.A, stage.state("d/p.stale"));
        assertEquals(AlarmState.B, stage.state("d/p.high"), "the end of the silence says nothing about the limit");
    }
}
