package io.hazardwatch.gateway.kpi;

/**
 * An alarm and its rank in one of the report's lists.
 *
 * @param value what the list is sorted by: a count, or the chatter index
 */
public record AlarmFrequency(String alarm, double value) {}
