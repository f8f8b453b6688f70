package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/** What every configured rule of a point beyond its limits has: a name and a priority. Immutable, any thread. */
public sealed interface RuleDefinition permits RateSetting, RuleSetting {
    /** The rule's name within its point, part of the alarm's id. */
    String id();

    /** Priority of the alarm that the rule raises. */
    Priority priority();
}
