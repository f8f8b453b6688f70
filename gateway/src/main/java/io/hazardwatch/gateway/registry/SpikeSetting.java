package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * Single readings far from their neighbours. Each is left out of trends; several are an alarm.
 *
 * @param factor       how many deviations, from the median of absolute ones, make a spike
 * @param count        how many spikes within {@code withinMillis} raise
 */
public record SpikeSetting(String id, double factor, int count, long withinMillis, Priority priority)
        implements RuleSetting {
    /** Most spikes that can be asked for. */
    public static final int COUNT_MAX = 8;
}
