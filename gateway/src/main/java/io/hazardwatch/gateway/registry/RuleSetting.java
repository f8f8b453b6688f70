package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/** A rule of a point beyond its limits and rates, by its kind. */
public sealed interface RuleSetting permits DeviationSetting, TimeToLimitSetting {
    /** The rule's name within its point, part of the alarm's id. */
    String id();

    /** Of the alarm it raises. */
    Priority priority();
}
