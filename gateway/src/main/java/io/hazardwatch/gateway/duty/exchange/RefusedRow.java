package io.hazardwatch.gateway.duty.exchange;

/** A row that is not taken: its line in the file, from 1 with the header, or 0 for the whole file; why; and the value. */
public record RefusedRow(long row, RowReason reason, String value) {}
