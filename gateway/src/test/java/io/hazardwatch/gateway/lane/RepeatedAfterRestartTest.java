package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.LaneRig;
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

    private static void again(LaneRig rig, int from, int to) {
        for (int row = from; row < to; row++) {
            rig.send("d/p", value(row), "good", LaneRig.START_MILLIS + row * 1_000L);
            rig.send("d/q", value(row), "good", LaneRig.START_MILLIS + row * 1_000L).leap(80);
        }
    }

    private static LaneRig raised(Path directory, String site) throws IOException {
        LaneRig rig = new LaneRig(directory, site);
        for (int row = 0; row < ROWS; row++) {
            rig.send("d/p", value(row)).send("d/q", value(row)).leap(1_000);
        }
        assertEquals(AlarmState.B, rig.state(HIGH));
        return rig;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", offDelay: 60s", ", onDelay: 2s", ", deadband: 5"})
    void oldReadingsComeAgain_standingAlarmsAreNeitherClearedNorRaised(String delays) throws IOException {
        LaneRig rig = raised(directory, hh(delays));
        List<Transition> before = List.copyOf(rig.transitions());
        rig.restart(3_000);
        again(rig, 0, NORMAL);
        assertEquals(before, rig.transitions());
        again(rig, ROWS - 6, ROWS);
        rig.restart(500);
        again(rig, 0, ROWS);
        assertEquals(before, rig.transitions());
        assertEquals(AlarmState.B, rig.state("_site/both.composite"));
    }

    @Test
    void acknowledgedAlarm_staysAcknowledged() throws IOException {
        LaneRig rig = raised(directory, hh(""));
        rig.ack(HIGH);
        rig.restart(3_000);
        again(rig, 0, NORMAL);
        again(rig, ROWS - 6, ROWS);
        assertEquals(AlarmState.C, rig.state(HIGH));
        assertEquals(1, rig.annunciations(HIGH));
    }

    @Test
    void finishedEpisodeComesAgain_isNotToldAgain() throws IOException {
        LaneRig rig = raised(directory, hh(""));
        for (int i = 0; i < 5; i++) {
            rig.send("d/p", 10).leap(1_000);
        }
        assertEquals(AlarmState.D, rig.state(HIGH));
        List<Transition> before = List.copyOf(rig.transitions());
        rig.restart(3_000);
        again(rig, 80, ROWS);
        rig.restart(0);
        again(rig, 0, ROWS);
        rig.send("d/p", 11).leap(1_000);
        again(rig, 0, ROWS);
        assertEquals(before, rig.transitions());
    }

    /** As after a burst: more readings come again than fingerprints are kept, within the half minute in which order is restored. */
    @Test
    void episodeOlderThanTheFingerprints_comesAgainFirst_isNotToldAgain() throws IOException {
        LaneRig rig = new LaneRig(directory, hh(""));
        long start = rig.nowMillis();
        for (int i = 0; i < 150; i++) {
            rig.send("d/p", i == 5 ? 70 : 10 + i * 0.01).leap(100);
        }
        assertEquals(AlarmState.D, rig.state(HIGH));
        List<Transition> before = List.copyOf(rig.transitions());
        rig.restart(0);
        rig.send("d/p", 70, "good", start + 500);
        assertEquals(before, rig.transitions());
    }

    @Test
    void longDown_oldReadingsStillChangeNothing() throws IOException {
        LaneRig rig = raised(directory, hh(""));
        List<TransitionType> before = rig.types(HIGH);
        rig.restart(600_000);
        again(rig, 0, ROWS);
        assertEquals(before, rig.types(HIGH));
        rig.send("d/p", 10).leap(1_000).send("d/p", 10);
        assertEquals(AlarmState.D, rig.state(HIGH));
    }

    @Test
    void limitsChangedWhileDown_oldReadingsAreNotJudgedByThem() throws IOException {
        LaneRig rig = raised(directory, hh(""));
        List<TransitionType> before = rig.types(HIGH);
        rig.restart(3_000, site("H: {at: 45, priority: P2}, HH: {at: 65, priority: P1}, LL: {at: 12, priority: P1}"));
        again(rig, 0, NORMAL);
        assertEquals(before, rig.types(HIGH));
        assertEquals(AlarmState.A, rig.state("d/p.low"));
    }

    @Test
    void newReadingAfterTheRestart_isJudgedAtOnce() throws IOException {
        LaneRig rig = new LaneRig(directory, hh(""));
        rig.send("d/p", 10).leap(1_000).send("d/p", 11).leap(1_000);
        rig.restart(500);
        rig.send("d/p", 70);
        assertEquals(AlarmState.B, rig.state(HIGH));
        rig.restart(500);
        rig.leap(1_000).send("d/p", 10);
        assertEquals(AlarmState.D, rig.state(HIGH));
    }

    @Test
    void lateReadingNeverSeen_addsAnAlarmAsWithoutARestart() throws IOException {
        LaneRig rig = new LaneRig(directory, hh(""));
        for (int row = 0; row < 20; row++) {
            rig.send("d/p", 10 + row * 0.1).leap(1_000);
        }
        rig.restart(0);
        long between = rig.nowMillis() - 2_500;
        rig.send("d/p", 70, "good", between);
        assertEquals(List.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_RTN_UNACKED), rig.types(HIGH));
        assertTrue(rig.alarm(HIGH).late());
        assertEquals(between, rig.alarm(HIGH).eventAt());
    }

    @Test
    void backlogOfTheDowntimeToldAfterANewerReading_isJudgedInOrder() throws IOException {
        LaneRig rig = new LaneRig(directory, hh(""));
        rig.send("d/p", 10).leap(1_000).send("d/p", 11);
        long down = rig.nowMillis();
        rig.restart(300_000);
        rig.send("d/p", 12);
        for (int second = 60; second < 70; second++) {
            rig.send("d/p", second < 65 ? 70 : 10, "good", down + second * 1_000L);
        }
        assertEquals(List.of(TransitionType.ALARM_RAISED), rig.types(HIGH));
        assertTrue(rig.alarm(HIGH).late());
        rig.leap(1_000).send("d/p", 12).leap(1_000).send("d/p", 12);
        assertEquals(AlarmState.D, rig.state(HIGH));
    }

    @Test
    void delayRunsOverTheRestart_asIfThereWereNone() throws IOException {
        LaneRig rig = new LaneRig(directory, hh(", onDelay: 10s, offDelay: 10s"));
        rig.send("d/p", 10).leap(1_000);
        for (int second = 0; second < 11; second++) {
            if (second == 5) {
                rig.restart(0);
            }
            rig.send("d/p", 70).leap(1_000);
        }
        assertEquals(AlarmState.B, rig.state(HIGH));
        for (int second = 0; second < 11; second++) {
            if (second == 5) {
                rig.restart(0);
            }
            rig.send("d/p", 10).leap(1_000);
        }
        assertEquals(AlarmState.D, rig.state(HIGH));
    }

    @Test
    void pointTakenOutAndPutBack_oldReadingsChangeNothing() throws IOException {
        LaneRig rig = raised(directory, hh(""));
        rig.reload("devices: [{id: d, points: [{id: q, unit: bar}]}]\n");
        rig.reload(hh(""));
        List<TransitionType> before = rig.types(HIGH);
        again(rig, 0, ROWS);
        assertEquals(before, rig.types(HIGH));
    }
}
