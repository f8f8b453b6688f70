package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.RuleStatus;

/**
 * State of the alarm's rule, which decisions about the alarm depend on.
 *
 * @param rule     the alarm's rule as configured at present, or null
 * @param standing the rule's status; {@link RuleStatus#UNWATCHED} when there is none
 */
public record RuleContext(ConfiguredRule rule, RuleStatus standing) {
    /** No rule watches the point. */
    public static final RuleContext NONE = new RuleContext(null, RuleStatus.UNWATCHED);
}
