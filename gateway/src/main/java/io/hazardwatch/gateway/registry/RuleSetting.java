package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/** A rule of a point beyond its limits and rates, by its kind. Immutable, any thread. */
public sealed interface RuleSetting extends RuleDefinition permits AverageSetting, DeviationSetting, TimeToLimitSetting, FrozenSetting,
        ScatterSetting, SpikeSetting, JumpSetting, DriftSetting, ClockSetting {
    /** The most urgent priority that the rule can reach. */
    default Priority gravest() {
        return priority();
    }
}
