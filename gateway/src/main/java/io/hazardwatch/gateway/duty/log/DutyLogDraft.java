package io.hazardwatch.gateway.duty.log;

/**
 * An entry somebody wants to write by hand; see {@link DutyLogEntry} for the fields.
 *
 * @param atMillis when it happened; 0 = now
 */
public record DutyLogDraft(String post, DutyLogKind kind, long atMillis, String party, String matter, String action, String about,
                           long dueMillis) {}
