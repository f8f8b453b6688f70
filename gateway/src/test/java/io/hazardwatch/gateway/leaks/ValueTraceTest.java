package io.hazardwatch.gateway.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Means of ten seconds, in little memory while nothing changes. */
class ValueTraceTest {
    private static final long START = 1_763_781_230_000L;
    private final ValueTrace trace = new ValueTrace();

    private void addFor(long fromMillis, long millis, double value) {
        for (long now = fromMillis; now < fromMillis + millis; now += 1_000) {
            trace.add(now, value);
        }
    }

    @Test
    void valueThatStays_takesLittleUntilAnotherComesAndAgainTwentyMinutesAfterwards() {
        addFor(START, 3_600_000, 0.1);
        assertTrue(trace.isAlike());
        addFor(START + 3_600_000, 10_000, 7);
        assertFalse(trace.isAlike());
        addFor(START + 3_610_000, 1_190_000, 0.1);
        assertFalse(trace.isAlike(), "the seven is still known");
        assertEquals(7, trace.slot((START + 3_600_000) / ValueTrace.SLOT_MILLIS));
        addFor(START + 4_800_000, 20_000, 0.1);
        assertTrue(trace.isAlike());
        assertEquals(0.1, trace.mean(START + 3_700_000, START + 4_820_000), 1e-12);
    }

    /** As when the looks at a hundred thousand detectors take longer than a slot. */
    @Test
    void valueThatStaysAndIsSeldomLookedAt_takesLittle() {
        for (long now = START; now < START + 7_200_000; now += 45_000) {
            trace.add(now, 3);
        }
        assertTrue(trace.isAlike());
        assertEquals(3, trace.mean(START + 6_000_000, START + 7_200_000));
        assertEquals(Double.NaN, trace.slot((START + 7_200_000 - 45_000) / ValueTrace.SLOT_MILLIS - 1));
    }

    @Test
    void anyValuesAtAnyTimes_haveTheMeansOfTheirSlots() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            ValueTrace each = new ValueTrace();
            TreeMap<Long, double[]> slots = new TreeMap<>();
            long now = START;
            double value = 0;
            for (int i = 0; i < 600; i++) {
                now += random.nextInt(50) == 0 ? random.nextInt(400_000) - 2_000 : random.nextInt(6_000);
                value = random.nextInt(40) == 0 ? random.nextInt(3) : value;
                each.add(now, value);
                long slot = Math.floorDiv(now, ValueTrace.SLOT_MILLIS);
                if (!slots.isEmpty() && slot < slots.lastKey()) {
                    slots.clear();
                }
                double[] sum = slots.computeIfAbsent(slot, unused -> new double[2]);
                sum[0] += value;
                sum[1]++;
                slots.headMap(slot - ValueTrace.SLOTS, true).clear();
                for (long at = slot - ValueTrace.SLOTS - 1; at <= slot + 1; at += 1 + random.nextInt(9)) {
                    double[] known = slots.get(at);
                    assertEquals(known == null ? Double.NaN : known[0] / known[1], each.slot(at), 1e-12, "round " + round + ", reading " + i);
                }
            }
        }
    }
}
