package io.hazardwatch.gateway.duty.exchange;

/**
 * A row that is not taken, why, and the value. A row is a line of a CSV file, the header being 1, or an event of a calendar, the first
 * being 1; 0 is the whole file.
 */
public record RefusedRow(long row, RowRefusal reason, String value) {}
