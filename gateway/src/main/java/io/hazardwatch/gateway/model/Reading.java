package io.hazardwatch.gateway.model;

/**
 * One value of one point, off the hot path (the hot path carries the same fields in columns).
 *
 * @param eventMillis   the device's time, ms since the epoch
 * @param arrivalMillis when the gateway received it, ms since the epoch; never subtract it from {@code eventMillis}
 *                      for a decision about the process
 */
public record Reading(PointId point, long eventMillis, long arrivalMillis, double value, Quality quality) {}
