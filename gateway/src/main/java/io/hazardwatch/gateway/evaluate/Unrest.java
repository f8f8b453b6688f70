package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.LimitLevel;

/**
 * What only a point needs that is not at rest: because it violates a limit or did a moment ago. Made when first written and dropped
 * when the point is at rest again, because of half a million points a few are not. Lane thread.
 */
final class Unrest {
    private static final int RAISES = LimitStateMachines.COUNT;
    /** Number of {@link #mark}s. */
    static final int MARKS = RAISES + 2;

    /** Low 32 bits of times, as {@link TimelineState#near} reads them: ends of held on-delays by level, then last raises by side. */
    private final int[] marks = new int[MARKS];
    private double worstLow;
    private double worstHigh;

    static int holdOf(LimitLevel level) {
        return level.ordinal();
    }

    static int raiseOf(LimitSide side) {
        return RAISES + side.ordinal();
    }

    int mark(int index) {
        return marks[index];
    }

    void mark(int index, int lowBits) {
        marks[index] = lowBits;
    }

    double worst(LimitSide side) {
        return side == LimitSide.HIGH ? worstHigh : worstLow;
    }

    void worst(LimitSide side, double value) {
        if (side == LimitSide.HIGH) {
            worstHigh = value;
        } else {
            worstLow = value;
        }
    }
}
