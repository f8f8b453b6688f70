package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Stage;
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
        Stage stage = new Stage(directory, SITE).send("d/p", 11);
        stage.ack("d/p.high");
        assertEquals(AlarmState.C, stage.state("d/p.high"));

        stage.pass(60_000).send("d/p", 21);
        Alarm worse = stage.alarm("d/p.high");
        Transition told = stage.transitions().getLast();
        assertEquals(AlarmState.B, worse.state());
        assertEquals(Priority.P1, worse.priority());
        assertEquals(TransitionType.ALARM_ESCALATED, told.type());
        assertTrue(told.annunciate());
        assertEquals(stage.nowMillis(), told.atMillis());
        assertEquals(2, worse.annSeq());
    }

    @Test
    void shelvedP3BecomesP1_leavesTheShelf() throws IOException {
        Stage stage = new Stage(directory, SITE).send("d/p", 11);
        stage.ask(Asked.shelve(Asked.Subject.of(stage.alarm("d/p.high")), Asked.HOUR));
        stage.pass(60_000).send("d/p", 21);

        assertEquals(AlarmState.B, stage.state("d/p.high"));
        assertTrue(!stage.alarm("d/p.high").isSuppressed());
        assertEquals(2, stage.annunciations("d/p.high"));
    }
}
