package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * Settings of the rule for a value that does not change, which is no measurement (flat line).
 *
 * @param afterMillis  suspect after this long, failed after three times as long; by event time
 * @param tolerance    changes up to this do not count, in the point's unit; NaN = half of the smallest step seen
 * @param priority     while suspect
 * @param failPriority once failed
 */
public record FrozenSetting(String id, long afterMillis, double tolerance, Priority priority, Priority failPriority)
        implements RuleSetting {
    @Override
    public Priority gravest() {
        return Priority.highest(priority, failPriority);
    }
}
