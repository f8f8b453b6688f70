package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.PastReadings;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was stored before a restart reaches a lane as a message, between readings. */
class LaneRefillTest {
    private static final String SITE = """
            devices:
              - id: d
                points:
                  - id: p
                    unit: bar
                    period: 1s
                    staleAfter: 0s
                    limits: {H: {at: 60, priority: P1}}
                    rate: [{id: rise, above: "6 bar/min", window: 60s, onDelay: 5s, priority: P2}]
            """;
    private static final String RISE = "d/p.rise";
    private static final int SECONDS = 140;

    @TempDir
    Path directory;

    /** Level for 60 s, then up by 0.2 bar a second, with noise. */
    private static double[] rise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[SECONDS];
        Arrays.setAll(values, second -> 10 + random.nextGaussian() * 0.2 + Math.max(0, second - 60) * 0.2);
        return values;
    }

    /** Stops after {@code stop} readings; the stored ones come back after {@code live} more, never when that is negative. */
    private LaneRig restarted(String name, long seed, int stop, int live) throws IOException {
        LaneRig rig = new LaneRig(directory.resolve(name), SITE);
        double[] values = rise(seed);
        send(rig, values, 0, stop);
        rig.restart(0);
        send(rig, values, stop, stop + Math.max(0, live));
        if (live >= 0) {
            List<Transition> before = List.copyOf(rig.transitions());
            rig.refill("d/p", stored(values, stop + live));
            assertEquals(before, rig.transitions(), "stored readings raise nothing and clear nothing");
        }
        send(rig, values, stop + Math.max(0, live), SECONDS);
        return rig;
    }

    private static void send(LaneRig rig, double[] values, int from, int to) {
        for (int second = from; second < to; second++) {
            rig.send("d/p", values[second]).leap(1_000);
        }
    }

    private static PastReadings stored(double[] values, int count) {
        long[] events = new long[count];
        Arrays.setAll(events, second -> LaneRig.START_MILLIS + second * 1_000L);
        return new PastReadings(events, Arrays.copyOf(values, count), new byte[count]);
    }

    @Test
    void sameReadingsAndSameRefill_giveTheSameTransitions() throws IOException {
        for (int live : new int[] {0, 7}) {
            assertEquals(restarted("one" + live, 3, 70, live).transitions(), restarted("other" + live, 3, 70, live).transitions());
        }
    }

    @Test
    void restartedDuringARise_theAlarmComesWhenItWouldHave() throws IOException {
        for (long seed = 0; seed < 5; seed++) {
            LaneRig steady = new LaneRig(directory.resolve("steady" + seed), SITE);
            send(steady, rise(seed), 0, SECONDS);
            long expected = steady.alarm(RISE).raisedAt();
            for (int live : new int[] {0, 1, 7}) {
                long raised = restarted("refilled" + seed + live, seed, 70, live).alarm(RISE).raisedAt();
                assertEquals(expected, raised, 6_000, "seed " + seed + ", refilled after " + live + " readings");
            }
        }
    }

    @Test
    void withoutStoredReadings_itIsBlindForHalfAWindow() throws IOException {
        LaneRig steady = new LaneRig(directory.resolve("steady"), SITE);
        send(steady, rise(1), 0, SECONDS);
        long late = restarted("empty", 1, 70, -1).alarm(RISE).raisedAt() - steady.alarm(RISE).raisedAt();
        assertEquals(15_000, late, 10_000);
    }

    @Test
    void storedReadingsBeyondALimitOrOfASteepRise_areNotJudgedThemselves() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE);
        double[] values = new double[60];
        Arrays.setAll(values, second -> second * 2.0);
        rig.leap(60_000).refill("d/p", stored(values, 60)).leap(60_000);
        assertEquals(List.of(), rig.transitions());
        assertEquals(AlarmState.A, rig.state(RISE));
    }

    @Test
    void alarmStoodAtTheRestart_staysAndIsNotToldAgain() throws IOException {
        LaneRig rig = restarted("standing", 2, 120, 3);
        assertEquals(List.of(TransitionType.ALARM_RAISED),
                rig.types(RISE).stream().filter(type -> !type.name().startsWith("ALARM_QUALITY")).toList());
        assertEquals(1, rig.annunciations(RISE));
    }
}
