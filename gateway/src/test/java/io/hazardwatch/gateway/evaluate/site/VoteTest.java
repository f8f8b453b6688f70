package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of degradation, row by row (docs/alarms.md). */
class VoteTest {
    private static final String VOTE = "_site/gas.vote";
    private static final String REDUNDANCY = "_site/gas.redundancy";

    @TempDir
    Path directory;

    private static String site(int sensors, String more) {
        StringBuilder yaml = new StringBuilder("devices:\n");
        StringBuilder points = new StringBuilder();
        for (int i = 1; i <= sensors; i++) {
            yaml.append("  - id: gd-").append(i).append("\n    points:\n")
                    .append("      - {id: lel, unit: p, range: [0, 100], staleAfter: 30s}\n");
            points.append(i > 1 ? ", " : "").append("gd-").append(i).append("/lel");
        }
        return yaml + """
                rules:
                  - id: gas
                    priority: P1
                    vote: {points: [%s], above: 50, deadband: 2, tolerance: 10%s}
                """.formatted(points, more);
    }

    private LaneRig three(String more) throws IOException {
        return new LaneRig(directory, site(3, more));
    }

    /** Each sensor reports its value, a word instead of it is a quality of 0, and {@code -} is nothing at all. */
    private static void send(LaneRig rig, String... values) {
        for (int i = 0; i < values.length; i++) {
            String point = "gd-" + (i + 1) + "/lel";
            switch (values[i]) {
                case "-" -> { }
                case "bad" -> rig.send(point, 0, "bad");
                case "uncertain" -> rig.send(point, 60, "uncertain");
                default -> rig.send(point, Double.parseDouble(values[i]));
            }
        }
        rig.pass(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        // good 3: two of three
        "5, 5, 5, '', A, A", "60, 5, 5, '', A, A", "60, 60, 5, '', B, A", "60, 60, 60, '', B, A",
        // good 2: one of two, degraded
        "bad, 5, 5, '', A, B", "bad, 60, 5, '', B, B", "bad, 60, 60, '', B, B",
        // good 2, both must agree
        "bad, 60, 5, ', withTwo: 2oo2, approvedBy: li-wei', A, B", "bad, 60, 60, ', withTwo: 2oo2, approvedBy: li-wei', B, B",
        // good 1: that one
        "bad, bad, 5, '', A, B", "bad, bad, 60, '', B, B",
        // good 0
        "bad, bad, bad, '', A, B",
        // bad is a vote for the alarm
        "bad, 5, 5, ', badIsTrip: true', A, B", "bad, 60, 5, ', badIsTrip: true', B, B",
        "bad, bad, 5, ', badIsTrip: true', B, B", "bad, bad, bad, ', badIsTrip: true', B, B",
        // uncertain may raise
        "uncertain, 60, 5, '', B, B", "uncertain, 5, 5, '', B, B"})
    void voteAndRedundancy_followTheTable(String a, String b, String c, String more, String vote, String redundancy)
            throws IOException {
        LaneRig rig = three(more);
        send(rig, a, b, c);
        assertEquals(vote, rig.state(VOTE).name(), () -> "vote " + rig.transitions());
        assertEquals(redundancy, rig.state(REDUNDANCY).name(), () -> "redundancy " + rig.transitions());
    }

    @Test
    void redundancyLostStepByStep_growsWorseInOneAlarm() throws IOException {
        LaneRig rig = three("");
        send(rig, "5", "5", "5");
        send(rig, "bad", "5", "5");
        assertEquals("degraded", rig.alarm(REDUNDANCY).level());
        assertEquals(Priority.P2, rig.alarm(REDUNDANCY).priority());
        send(rig, "bad", "bad", "5");
        assertEquals("no-redundancy", rig.alarm(REDUNDANCY).level());
        send(rig, "bad", "bad", "bad");
        assertEquals("protection-lost", rig.alarm(REDUNDANCY).level());
        assertEquals(Priority.P1, rig.alarm(REDUNDANCY).priority());
        assertEquals(3, rig.annunciations(REDUNDANCY));
        send(rig, "5", "5", "5");
        assertEquals(D, rig.state(REDUNDANCY));
    }

    @Test
    void allSensorsLostWhileVoted_theAlarmHolds() throws IOException {
        LaneRig rig = three("");
        send(rig, "60", "60", "5");
        send(rig, "bad", "bad", "bad");
        assertEquals(B, rig.state(VOTE));
        assertTrue(rig.alarm(VOTE).qualityBad());
        send(rig, "5", "5", "5");
        send(rig, "5", "5", "5");
        assertEquals(D, rig.state(VOTE));
    }

    @Test
    void silentSensor_isLostAfterItsStaleTime() throws IOException {
        LaneRig rig = three("");
        send(rig, "5", "5", "5");
        for (int i = 0; i < 40; i++) {
            send(rig, "-", "5", "5");
        }
        assertEquals("degraded", rig.alarm(REDUNDANCY).level());
        send(rig, "-", "60", "5");
        assertEquals(B, rig.state(VOTE));
    }

    @Test
    void firstReadingAfterTheStart_doesNotDecideAlone() throws IOException {
        LaneRig rig = three("");
        send(rig, "60", "-", "-");
        assertEquals(A, rig.state(VOTE));
        assertEquals(A, rig.state(REDUNDANCY));
        send(rig, "60", "5", "5");
        assertEquals(A, rig.state(VOTE));
        rig.restart(1_000);
        send(rig, "60", "60", "-");
        assertEquals(B, rig.state(VOTE));
    }

    @Test
    void neverHeard_isProtectionLostOnceStale() throws IOException {
        LaneRig rig = three("");
        rig.pass(29_000);
        assertEquals(A, rig.state(REDUNDANCY));
        rig.pass(2_000);
        assertEquals("protection-lost", rig.alarm(REDUNDANCY).level());
    }

    @Test
    void twoSensors_oneIsEnoughAndNoneIsNeverNormal() throws IOException {
        LaneRig rig = new LaneRig(directory, site(2, ""));
        send(rig, "60", "5");
        assertEquals(B, rig.state(VOTE));
        send(rig, "5", "5");
        assertEquals(D, rig.state(VOTE));
        send(rig, "bad", "5");
        assertEquals("no-redundancy", rig.alarm(REDUNDANCY).level());
        send(rig, "bad", "bad");
        assertEquals("protection-lost", rig.alarm(REDUNDANCY).level());
    }

    @Test
    void oneSensorFarOffForAMinute_isNamed() throws IOException {
        LaneRig rig = three("");
        for (int i = 0; i < 59; i++) {
            send(rig, "5", "6", "30");
        }
        assertEquals(A, rig.state("_site/gas.discrepancy.gd-3.lel"));
        send(rig, "5", "6", "30");
        send(rig, "5", "6", "30");
        assertEquals(B, rig.state("_site/gas.discrepancy.gd-3.lel"));
        assertEquals(Priority.P3, rig.alarm("_site/gas.discrepancy.gd-3.lel").priority());
        assertEquals("gd-3/lel", rig.alarm("_site/gas.discrepancy.gd-3.lel").level());
        assertEquals(A, rig.state("_site/gas.discrepancy.gd-1.lel"));
        send(rig, "5", "6", "7");
        assertEquals(D, rig.state("_site/gas.discrepancy.gd-3.lel"));
    }

    @Test
    void movingAndAlikeToTheLastDigit_isOneSource_restingAlikeIsNot() throws IOException {
        LaneRig rig = three("");
        for (int i = 0; i < 100; i++) {
            send(rig, "0", "0", "0");
        }
        assertEquals(A, rig.state("_site/gas.common-cause"));
        Random random = new Random(11);
        for (int i = 0; i < CommonCause.ROUNDS; i++) {
            String value = Double.toString(Math.rint(random.nextDouble() * 1000) / 100 + i * 0.001);
            send(rig, value, value, value);
        }
        assertEquals(B, rig.state("_site/gas.common-cause"));
        send(rig, "1", "2", "3");
        assertEquals(D, rig.state("_site/gas.common-cause"));
    }

    @Test
    void restart_holdsWhatWasVotedAndTellsNobodyAgain() throws IOException {
        LaneRig rig = three("");
        send(rig, "60", "60", "5");
        long told = rig.annunciations(VOTE);
        rig.restart(60_000);
        rig.pass(1_000);
        send(rig, "60", "60", "5");
        assertEquals(B, rig.state(VOTE));
        assertEquals(told, rig.annunciations(VOTE));
        send(rig, "5", "5", "5");
        send(rig, "5", "5", "5");
        assertEquals(D, rig.state(VOTE));
    }

    @Test
    void ruleTakenOut_endsItsAlarmVisibly_changedRuleKeepsIt() throws IOException {
        LaneRig rig = three("");
        send(rig, "60", "60", "5");
        rig.reload(site(3, ", badIsTrip: true"));
        send(rig, "60", "60", "5");
        assertEquals(B, rig.state(VOTE));
        assertEquals(1, rig.annunciations(VOTE));
        rig.reload(site(3, "").replaceAll("(?s)rules:.*", ""));
        assertEquals(D, rig.state(VOTE));
    }
}
