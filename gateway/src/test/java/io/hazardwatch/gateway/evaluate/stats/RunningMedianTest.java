package io.hazardwatch.gateway.evaluate.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningMedianTest {
    private static final long HOUR = 3_600_000;

    @Test
    void nothingYet_isNotANumber() {
        assertTrue(Double.isNaN(new RunningMedian(HOUR).value()));
    }

    @Test
    void fewValues_areSortedExactly() {
        RunningMedian median = new RunningMedian(HOUR);
        median.add(0, 9);
        median.add(1, 1);
        median.add(2, 5);
        assertEquals(5, median.value());
    }

    @Test
    void manyValues_comeCloseToTheExactMedian() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double skew = random.nextDouble() * 3;
            double[] values = random.doubles(2_000).map(u -> Math.exp(skew * u)).toArray();
            RunningMedian median = new RunningMedian(Long.MAX_VALUE);
            for (int i = 0; i < values.length; i++) {
                median.add(i, values[i]);
            }
            Arrays.sort(values);
            int rank = -Arrays.binarySearch(values, median.value());
            assertTrue(Math.abs(rank - 1_000) < 60, "seed " + seed + ": rank " + rank);
        }
    }

    @Test
    void newSpan_keepsTheFormerUntilItHasEnough() {
        RunningMedian median = new RunningMedian(HOUR);
        for (int i = 0; i < 60; i++) {
            median.add(i * 60_000L, 10);
        }
        for (int i = 60; i < 85; i++) {
            median.add(i * 60_000L, 50);
        }
        assertEquals(10, median.value());
        for (int i = 85; i < 100; i++) {
            median.add(i * 60_000L, 50);
        }
        assertEquals(50, median.value());
    }

    @Test
    void equalValues_giveThatValue() {
        RunningMedian median = new RunningMedian(HOUR);
        for (int i = 0; i < 500; i++) {
            median.add(i, 7.25);
        }
        assertEquals(7.25, median.value());
    }
}
