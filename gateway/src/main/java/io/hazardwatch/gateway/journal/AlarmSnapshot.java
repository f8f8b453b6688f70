package io.hazardwatch.gateway.journal;

/**
 * How an alarm stood when a period began.
 *
 * @param line        its last change before
 * @param activeSince since when it has been active without a break, ms since the epoch; 0 when it is not
 */
public record AlarmSnapshot(FigureEntry line, long activeSince) {}
