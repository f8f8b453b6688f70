package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * Settings of the rule for single readings far from their neighbours. Trends ignore each; several raise an alarm.
 *
 * @param factor       distance that makes a spike, in deviations (from the median of absolute differences)
 * @param count        how many spikes within {@code withinMillis} raise
 */
public record SpikeSetting(String id, double factor, int count, long withinMillis, Priority priority)
        implements RuleSetting {
    /** Largest {@code count}. */
    public static final int COUNT_MAX = 8;
}
