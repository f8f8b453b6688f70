package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process ends, and devices that never saw the acknowledgement send again what was judged before. */
class RepeatedAfterRestartTest {
    private static final String HIGH = "d/p.high";
    private static final int NORMAL = 90;
    private static final int ROWS = NORMAL + 4;

    @TempDir
    Path directory;

    private static String site(String limits) {
        return """
                devices:
                  - id: d
                    points:
                      - {id: p, unit: bar, period: 1s, staleAfter: 30s, limits: {%s}}
                      - {id: q, unit: bar, period: 1s, staleAfter: 30s}
                rules:
                  - {id: both, priority: P1, all: [{point: d/p, above: 60}, {point: d/q, above: 60}]}
                """.formatted(limits);
    }

    private static String hh(String more) {
        return site("H: {at: 40, priority: P2%s}, HH: {at: 60, priority: P1%s}".formatted(more, more));
    }

    private static double value(int row) {
        return row < NORMAL ? 10 + row % 7 * 0.1 : 70 + row * 0.1;
    }

    private static void again(Stage stage, int from, int to) {
        for (int row = from; row < to; row++) {
            stage.send("d/p", value(row), "good", Stage.START_MILLIS + row * 1_000L);
            stage.send("d/q", value(row), "good", Stage.START_MILLIS + row * 1_000L).skip(80);
        }
    }

    private static Stage raised(Path directory, String site) throws IOException {
        Stage stage = new Stage(directory, site);
        for (int row = 0; row < ROWS; row++) {
            stage.send("d/p", value(row)).send("d/q", value(row)).skip(1_000);
        }
        assertEquals(AlarmState.B, stage.state(HIGH));
        return stage;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", offDelay: 60s", ", onDelay: 2s", ", deadband: 5"})
    void oldReadingsComeAgain_standingAlarmsAreNeitherClearedNorRaised(String delays) throws IOException {
        Stage stage = raised(directory, hh(delays));
        List<Transition> before = List.copyOf(stage.transitions());
        stage.restart(3_000);
        again(stage, 0, NORMAL);
        assertEquals(before, stage.transitions());
        again(stage, ROWS - 6, ROWS);
        stage.restart(500);
        again(stage, 0, ROWS);
        assertEquals(before, stage.transitions());
        assertEquals(AlarmState.B, stage.state("_site/both.composite"));
    }

    @Test
    void acknowledgedAlarm_staysAcknowledged() throws IOException {
        Stage stage = raised(directory, hh(""));
        stage.ack(HIGH);
        stage.restart(3_000);
        again(stage, 0, NORMAL);
        again(stage, ROWS - 6, ROWS);
        assertEquals(AlarmState.C, stage.state(HIGH));
        assertEquals(1, stage.annunciations(HIGH));
    }

    @Test
    void finishedEpisodeComesAgain_isNotToldAgain() throws IOException {
        Stage stage = raised(directory, hh(""));
        for (int i = 0; i < 5; i++) {
            stage.send("d/p", 10).skip(1_000);
        }
        assertEquals(AlarmState.D, stage.state(HIGH));
        List<Transition> before = List.copyOf(stage.transitions());
        stage.restart(3_000);
        again(stage, 80, ROWS);
        stage.restart(0);
        again(stage, 0, ROWS);
        stage.send("d/p", 11).skip(1_000);
        again(stage, 0, ROWS);
        assertEquals(before, stage.transitions());
    }

    @Test
    void longDown_oldReadingsStillChangeNothing() throws IOException {
        Stage stage = raised(directory, hh(""));
        List<TransitionType> before = stage.types(HIGH);
        stage.restart(600_000);
        again(stage, 0, ROWS);
        assertEquals(before, stage.types(HIGH));
        stage.send("d/p", 10).skip(1_000).send("d/p", 10);
        assertEquals(AlarmState.D, stage.state(HIGH));
    }

    @Test
    void limitsChangedWhileDown_oldReadingsAreNotJudgedByThem() throws IOException {
        Stage stage = raised(directory, hh(""));
        List<TransitionType> before = stage.types(HIGH);
        stage.restart(3_000, site("H: {at: 45, priority: P2}, HH: {at: 65, priority: P1}, LL: {at: 12, priority: P1}"));
        again(stage, 0, NORMAL);
        assertEquals(before, stage.types(HIGH));
        assertEquals(AlarmState.A, stage.state("d/p.low"));
    }

    @Test
    void newReadingAfterTheRestart_isJudgedAtOnce() throws IOException {
        Stage stage = new Stage(directory, hh(""));
        stage.send("d/p", 10).skip(1_000).send("d/p", 11).skip(1_000);
        stage.restart(500);
        stage.send("d/p", 70);
        assertEquals(AlarmState.B, stage.state(HIGH));
        stage.restart(500);
        stage.skip(1_000).send("d/p", 10);
        assertEquals(AlarmState.D, stage.state(HIGH));
    }

    @Test
    void lateReadingNeverSeen_addsAnAlarmAsWithoutARestart() throws IOException {
        Stage stage = new Stage(directory, hh(""));
        for (int row = 0; row < 20; row++) {
            stage.send("d/p", 10 + row * 0.1).skip(1_000);
        }
        stage.restart(0);
        long between = stage.nowMillis() - 2_500;
        stage.send("d/p", 70, "good", between);
        assertEquals(List.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_RTN_UNACKED), stage.types(HIGH));
        assertTrue(stage.alarm(HIGH).late());
        assertEquals(between, stage.alarm(HIGH).eventAt());
    }

    @Test
    void backlogOfTheDowntimeToldAfterANewerReading_isJudgedInOrder() throws IOException {
        Stage stage = new Stage(directory, hh(""));
        stage.send("d/p", 10).skip(1_000).send("d/p", 11);
        long down = stage.nowMillis();
        stage.restart(300_000);
        stage.send("d/p", 12);
        for (int second = 60; second < 70; second++) {
            stage.send("d/p", second < 65 ? 70 : 10, "good", down + second * 1_000L);
        }
        assertEquals(List.of(TransitionType.ALARM_RAISED), stage.types(HIGH));
        assertTrue(stage.alarm(HIGH).late());
        stage.skip(1_000).send("d/p", 12).skip(1_000).send("d/p", 12);
        assertEquals(AlarmState.D, stage.state(HIGH));
    }

    @Test
    void delayRunsOverTheRestart_asIfThereWereNone() throws IOException {
        Stage stage = new Stage(directory, hh(", onDelay: 10s, offDelay: 10s"));
        stage.send("d/p", 10).skip(1_000);
        for (int second = 0; second < 11; second++) {
            if (second == 5) {
                stage.restart(0);
            }
            stage.send("d/p", 70).skip(1_000);
        }
        assertEquals(AlarmState.B, stage.state(HIGH));
        for (int second = 0; second < 11; second++) {
            if (second == 5) {
                stage.restart(0);
            }
            stage.send("d/p", 10).skip(1_000);
        }
        assertEquals(AlarmState.D, stage.state(HIGH));
    }

    @Test
    void pointTakenOutAndPutBack_oldReadingsChangeNothing() throws IOException {
        Stage stage = raised(directory, hh(""));
        stage.reload("devices: [{id: d, points: [{id: q, unit: bar}]}]\n");
        stage.reload(hh(""));
        List<TransitionType> before = stage.types(HIGH);
        again(stage, 0, ROWS);
        assertEquals(before, stage.types(HIGH));
    }
}
