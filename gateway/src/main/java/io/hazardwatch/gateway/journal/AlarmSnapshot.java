package io.hazardwatch.gateway.journal;

/**
 * State of an alarm at the beginning of a period.
 *
 * @param line its last change before the period
 * @param activeSince start of its present uninterrupted active state, ms since the epoch; 0 if it is not active
 */
public record AlarmSnapshot(KpiEntry line, long activeSince) {}
