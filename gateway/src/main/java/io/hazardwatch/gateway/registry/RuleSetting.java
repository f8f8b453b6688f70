package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/** A rule of a point beyond its limits and rates, by its kind. */
public sealed interface RuleSetting permits DeviationSetting, TimeToLimitSetting, FrozenSetting,
        ScatterSetting, SpikeSetting, JumpSetting, DriftSetting, ClockSetting {
    /** The rule's name within its point, part of the alarm's id. */
    String id();

    /** Of the alarm it raises. */
    Priority priority();

    /** The most urgent one it can reach. */
    default Priority gravest() {
        return priority();
    }
}
