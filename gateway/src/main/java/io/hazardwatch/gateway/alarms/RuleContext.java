package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.RuleStatus;

/**
 * What a decision about an alarm needs to know of the plant.
 *
 * @param rule     the alarm's rule as configured at present, or null
 * @param standing where it stands; {@link RuleStatus#UNWATCHED} when there is none
 */
public record RuleContext(ConfiguredRule rule, RuleStatus standing) {
    /** Nothing watches it. */
    public static final RuleContext NONE = new RuleContext(null, RuleStatus.UNWATCHED);
}
