package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * Settings of the rule for steps that the plant cannot make.
 *
 * @param above          largest step from the median of three readings, in the point's unit; NaN = not watched
 * @param perSecondMax   fastest change physics allows, in the point's unit per second; NaN = not watched. A faster reading is
 *                       not judged; the third in a row is used, as uncertain, and raises
 * @param offDelayMillis how long readings must be steady again
 */
public record JumpSetting(String id, double above, double perSecondMax, long offDelayMillis, Priority priority)
        implements RuleSetting {}
