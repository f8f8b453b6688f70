package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * A slow departure from what the point read when the rule began, found by a CUSUM over means of buckets.
 *
 * @param bucketMillis one mean is taken over this long; the first {@link #LEARNT} are learnt from
 */
public record DriftSetting(String id, long bucketMillis, Priority priority) implements RuleSetting {
    /** Buckets that are learnt from before any is judged. */
    public static final int LEARNT = 48;
}
