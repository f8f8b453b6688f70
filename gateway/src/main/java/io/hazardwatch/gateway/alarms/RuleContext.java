package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.Standing;

/**
 * What a decision about an alarm needs to know of the plant.
 *
 * @param rule     the alarm's rule as configured at present, or null
 * @param standing where it stands; {@link Standing#UNWATCHED} when there is none
 */
public record RuleContext(ConfiguredRule rule, Standing standing) {
    /** Nothing watches it. */
    public static final RuleContext NONE = new RuleContext(null, Standing.UNWATCHED);
}
