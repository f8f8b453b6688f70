package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * Settings of the rule that compares the scatter of readings with the usual scatter.
 *
 * @param isRise       whether more scatter is a fault (a loose wire); otherwise less is (attenuated: a blocked line, a dying sensor)
 * @param factor       times the median of the last weeks: above 1 for a rise, below for attenuation
 * @param bucketMillis length of the bucket that one figure is taken over
 */
public record ScatterSetting(String id, boolean isRise, double factor, long bucketMillis, Priority priority)
        implements RuleSetting {}
