package io.hazardwatch.gateway.kpi;

/**
 * An alarm and how often something was seen of it.
 *
 * @param value what orders the list it stands in: a count, or the chatter index
 */
public record AlarmFrequency(String alarm, double value) {}
