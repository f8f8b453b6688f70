package io.hazardwatch.gateway.backtest;

import java.util.List;

/**
 * Settings that a point's fault-free history allows.
 *
 * @param periodMillis   median interval between readings
 * @param sigma          noise: standard deviation about a line over the rate window
 * @param correlation    lag-one correlation of the noise: at 0.9 a window tells as much as one nineteen times shorter of white
 *         noise
 * @param quantum        smallest step seen
 * @param deadband       at least three sigma, two quanta, and the start value of the kind of signal
 * @param low            three sigma below all readings; {@code high} above; NaN when no value ever changed
 * @param slowRate       rate rule over six times the window of {@code rate} with the lowest possible limit, for changes too
 *         slow to be seen in the shorter window
 */
public record Calibration(long readings, double days, long periodMillis, double sigma, double correlation, double quantum,
                          double deadband, long onDelayMillis, long offDelayMillis, double low, double high, Rate rate,
                          Rate slowRate) {
    /**
     * Settings of a rate rule.
     *
     * @param limitPerSecond   as requested, or the lowest that the history allows
     * @param windowMillis     length of the window
     * @param z                standard errors that a slope must exceed
     * @param slope999         99.9th percentile of the slopes over that window, in either direction, per second
     * @param limitLeast       lowest sensible limit: 1.5 times {@code slope999}, and what noise and quantum allow in that
     *         window
     * @param detectionMillis  until nine tenths of a ramp with the limit's slope are seen, plus the on-delay
     * @param expectedPerDay   activations on this history; NaN when there were too few readings
     * @param verdicts         problems of this limit; empty when there are none
     */
    public record Rate(double limitPerSecond, long windowMillis, double z, double slope999, double limitLeast,
                       long detectionMillis, double expectedPerDay, List<Verdict> verdicts) {}

    /** Problems of a rate limit for this sensor. */
    public enum Verdict {
        /** Fewer readings than two windows: nothing can be said. */
        TOO_FEW_READINGS,
        /** The value never changed: noise and quantum are unknown. */
        CONSTANT,
        /** The limit is less than 1.5 times the slopes of the fault-free history: noise alone would raise the alarm. */
        LIMIT_WITHIN_NOISE,
        /** The sensor cannot measure the limit in time: window and on-delay exceed the requested detection time. */
        NOT_MEASURABLE_IN_TIME
    }
}
