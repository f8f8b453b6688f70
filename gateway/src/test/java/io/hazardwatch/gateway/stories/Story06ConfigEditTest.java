package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.testkit.Stage;
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

    private Stage stage(boolean latching) throws IOException {
        return new Stage(directory, SITE.formatted("old", "10", latching));
    }

    private void edited_staysAsItIs(Stage stage, boolean latching, AlarmState state) throws IOException {
        assertEquals(state, stage.state("d/p.high"));
        Alarm before = stage.alarm("d/p.high");
        stage.reload(SITE.formatted("new", "10", latching));
        stage.reload(SITE.formatted("new", "10.5", latching));
        stage.pass(1_000);
        assertEquals(before, stage.alarm("d/p.high"), "description and limit edited");
    }

    @Test
    void activeUnacknowledged_survivesTheEdit() throws IOException {
        edited_staysAsItIs(stage(false).send("d/p", 11), false, AlarmState.B);
    }

    @Test
    void returnedUnacknowledged_survivesTheEdit() throws IOException {
        edited_staysAsItIs(stage(false).send("d/p", 11).send("d/p", 5), false, AlarmState.D);
    }

    @Test
    void latchedUnacknowledged_survivesTheEdit() throws IOException {
        edited_staysAsItIs(stage(true).send("d/p", 11).send("d/p", 5), true, AlarmState.E);
    }

    @Test
    void shelved_survivesTheEdit() throws IOException {
        Stage stage = stage(false).send("d/p", 11);
        stage.ask(Asked.shelve(Asked.Subject.of(stage.alarm("d/p.high")), Asked.HOUR));
        edited_staysAsItIs(stage, false, AlarmState.B);
    }

    @Test
    void limitRaisedAboveTheValue_clearsIntoSightAndNotIntoNothing() throws IOException {
        Stage stage = stage(false).send("d/p", 11);
        stage.reload(SITE.formatted("old", "20", false));
        stage.send("d/p", 11);
        assertEquals(AlarmState.D, stage.state("d/p.high"));
    }

    @Test
    void pointRemoved_clearsIntoSightAndNotIntoNothing() throws IOException {
        Stage stage = stage(false).send("d/p", 11);
        stage.reload("devices:\n  - id: d\n    points:\n      - {id: q, unit: bar}\n");
        assertEquals(AlarmState.D, stage.state("d/p.high"));
        stage.ack("d/p.high");
        assertEquals(AlarmState.A, stage.state("d/p.high"));
    }
}
