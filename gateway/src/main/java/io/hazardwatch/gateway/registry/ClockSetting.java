package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * The device's clock against the gateway's.
 *
 * @param toleranceMillis further apart, by the median of twenty readings, is a fault; decisions then go by the gateway's time
 */
public record ClockSetting(String id, long toleranceMillis, Priority priority) implements RuleSetting {}
