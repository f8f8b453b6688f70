package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * A value that does not change is no measurement (flat line).
 *
 * @param afterMillis  suspect after this long, failed after three times as long; by event time
 * @param tolerance    a change of up to this is none, in the point's unit; NaN = half of the smallest step seen
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
