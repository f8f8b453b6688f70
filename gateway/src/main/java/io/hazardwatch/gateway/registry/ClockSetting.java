package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * Settings of the rule that compares the device's clock with the gateway's.
 *
 * @param toleranceMillis a larger difference, by the median of twenty readings, is a fault; decisions then use the gateway's time
 */
public record ClockSetting(String id, long toleranceMillis, Priority priority) implements RuleSetting {}
