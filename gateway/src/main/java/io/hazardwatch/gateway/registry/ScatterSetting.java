package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * How much the value scatters from one reading to the next, against what it usually does.
 *
 * @param isRise       whether more scatter is wrong (a loose wire); else less is (attenuated: a blocked line, a dying sensor)
 * @param factor       times the median of the last weeks: above 1 for a rise, below for attenuation
 * @param bucketMillis one figure is taken over this long
 */
public record ScatterSetting(String id, boolean isRise, double factor, long bucketMillis, Priority priority)
        implements RuleSetting {}
