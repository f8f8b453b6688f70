package io.hazardwatch.gateway.evaluate.stats;

import java.util.Arrays;

/**
 * The median over the last one to two spans of time, in constant memory: P² (Jain and Chlamtac 1985) over the present span, and
 * the result of the previous span until the present one holds as many values. Lane thread.
 */
public final class RunningMedian {
    private static final int MARKERS = 5;
    private static final int MIDDLE = 2;

    private final long span;
    private final double[] heights = new double[MARKERS];
    private final int[] positions = new int[MARKERS];
    private int count;
    private long begun;
    private double before = Double.NaN;
    private int countBefore;

    public RunningMedian(long spanMillis) {
        span = spanMillis;
    }

    /** Takes a value, not older than the last. */
    public void add(long event, double value) {
        if (count == 0) {
            begun = event;
        } else if (event - begun >= span) {
            before = present();
            countBefore = count;
            count = 0;
            begun = event;
        }
        if (count < MARKERS) {
            heights[count++] = value;
            if (count == MARKERS) {
                Arrays.sort(heights);
                Arrays.setAll(positions, i -> i);
            }
        } else {
            place(value);
        }
    }

    private void place(double value) {
        int cell = 0;
        if (value < heights[0]) {
            heights[0] = value;
        } else if (value >= heights[MARKERS - 1]) {
            heights[MARKERS - 1] = value;
            cell = MARKERS - 2;
        } else {
            while (value >= heights[cell + 1]) {
                cell++;
            }
        }
        for (int i = cell + 1; i < MARKERS; i++) {
            positions[i]++;
        }
        count++;
        for (int i = 1; i < MARKERS - 1; i++) {
            adjust(i, (count - 1) * i / (MARKERS - 1.0) - positions[i]);
        }
    }

    private void adjust(int i, double off) {
        boolean up = off >= 1 && positions[i + 1] - positions[i] > 1;
        boolean down = off <= -1 && positions[i - 1] - positions[i] < -1;
        if (up || down) {
            int step = up ? 1 : -1;
            double parabolic = parabolic(i, step);
            heights[i] = heights[i - 1] < parabolic && parabolic < heights[i + 1] ? parabolic : linear(i, step);
            positions[i] += step;
        }
    }

    private double parabolic(int i, int step) {
        double left = positions[i] - positions[i - 1];
        double right = positions[i + 1] - positions[i];
        return heights[i] + step / (left + right) * ((left + step) * (heights[i + 1] - heights[i]) / right
                + (right - step) * (heights[i] - heights[i - 1]) / left);
    }

    private double linear(int i, int step) {
        return heights[i] + step * (heights[i + step] - heights[i]) / (positions[i + step] - positions[i]);
    }

    private double present() {
        if (count >= MARKERS) {
            return heights[MIDDLE];
        }
        double[] few = Arrays.copyOf(heights, count);
        Arrays.sort(few);
        return count == 0 ? Double.NaN : few[count / 2];
    }

    /** Number of values behind the median. */
    public int count() {
        return Math.max(count, countBefore);
    }

    /** The median; NaN before the first value. */
    public double value() {
        return count > countBefore / 2 || Double.isNaN(before) ? present() : before;
    }
}
