package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * A limit on the mean over a moving window, such as PC-STEL over fifteen minutes or PC-TWA over eight hours. It is about an area and not
 * about what a person breathed. Values below zero count as zero, because a detector that drifts below it must not hide gas.
 *
 * @param windowMillis length of the window
 * @param periodMillis how often the point reports; each slot of two periods without a reading is missing
 * @param above        the limit, in the point's unit
 */
public record AverageSetting(String id, long windowMillis, long periodMillis, double above, Priority priority) implements RuleSetting {
    /** Parts of the window that may be without a reading; beyond that the mean is unknown. */
    public static final double MISSING_SHARE_MAX = 0.25;
    /** Shortest and longest window. */
    public static final long WINDOW_MILLIS_MIN = 60_000;
    public static final long WINDOW_MILLIS_MAX = 24 * 3_600_000L;
    /** The window holds at least that many periods. */
    public static final int PERIODS_MIN = 20;
    private static final int PARTS_MAX = 60;

    private static final int SLOTS_MAX = 64;
    /** Windows longer than that are filled after a restart from means of minutes instead of every reading. */
    private static final long WINDOW_MILLIS_READ = 2 * 3_600_000L;

    /** Parts that the window is divided into. */
    public int parts() {
        return Math.clamp(windowMillis / (2 * Math.max(1, periodMillis)), PERIODS_MIN / 2, PARTS_MAX);
    }

    /** Slots that a part is divided into, each of at least two periods; one without a reading is missing. */
    public int slots() {
        return Math.clamp(windowMillis / parts() / (2 * Math.max(1, periodMillis)), 1, SLOTS_MAX);
    }

    /** Whether means of minutes are exact enough to fill the window after a restart. */
    public boolean isFilledFromMinutes() {
        return windowMillis > WINDOW_MILLIS_READ;
    }
}
