package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * An alarm that may be suppressed by design.
 *
 * @param gravest the most urgent it can be
 */
public record RatedAlarm(AlarmName name, Priority gravest) {}
