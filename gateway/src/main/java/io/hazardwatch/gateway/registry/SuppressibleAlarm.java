package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * An alarm that may be suppressed by design.
 *
 * @param gravest its most urgent priority
 */
public record SuppressibleAlarm(AlarmName name, Priority gravest) {}
