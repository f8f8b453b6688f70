package io.hazardwatch.gateway.backtest;

import java.util.List;

/**
 * What a point's fault-free history allows.
 *
 * @param periodMillis   the middle of all distances between readings
 * @param sigma          in-band noise, about a line over the rate window
 * @param correlation    lag-one correlation of it: at 0.9 a window tells as much as one nineteen times shorter of white noise
 * @param quantum        smallest step seen
 * @param deadband       at least three sigma, two quanta, and the start value of the kind of signal
 * @param low            below everything seen, by three sigma; {@code high} above it; NaN when nothing ever changed
 * @param slowRate       over six times the window of {@code rate}, at the least limit: for what is too slow to be seen there
 */
public record Calibration(long readings, double days, long periodMillis, double sigma, double correlation, double quantum,
                          double deadband, long onDelayMillis, long offDelayMillis, double low, double high, Rate rate,
                          Rate slowRate) {
    /**
     * What a rate rule needs.
     *
     * @param limitPerSecond   as asked for, or the least the history allows
     * @param windowMillis     W
     * @param z                standard errors that a slope must stand out by
     * @param slope999         99.9th percentile of the slopes of that window, either direction, per second
     * @param limitLeast       what a limit should at least be: 1.5 times that, and what noise and quantum allow in that window
     * @param detectionMillis  until a ramp of the limit's slope is seen to nine tenths, and the on-delay has passed
     * @param expectedPerDay   activations in this very history; NaN when there were too few readings
     * @param verdicts         what is wrong with it; empty = nothing
     */
    public record Rate(double limitPerSecond, long windowMillis, double z, double slope999, double limitLeast,
                       long detectionMillis, double expectedPerDay, List<Verdict> verdicts) {}

    /** What is wrong with a rate limit for this sensor. */
    public enum Verdict {
        /** Fewer readings than two windows: nothing is known. */
        TOO_FEW_READINGS,
        /** Nothing ever changed: noise and quantum are unknown. */
        CONSTANT,
        /** The limit is not at least 1.5 times what the fault-free history shows: it would be raised by nothing. */
        LIMIT_WITHIN_NOISE,
        /** The limit cannot be measured with this sensor: its window and the on-delay last longer than may pass. */
        NOT_MEASURABLE_IN_TIME
    }
}
