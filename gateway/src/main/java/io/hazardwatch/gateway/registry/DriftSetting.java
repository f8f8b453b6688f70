package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * Settings of the rule for a slow departure from what the point read when the rule began, found by a CUSUM over means of buckets.
 *
 * @param bucketMillis length of the bucket that one mean is taken over; the rule learns from the first {@link #LEARNT}
 */
public record DriftSetting(String id, long bucketMillis, Priority priority) implements RuleSetting {
    /** Number of buckets that the rule learns from before it judges. */
    public static final int LEARNT = 48;
}
