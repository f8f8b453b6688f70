/**
 * Duty: roster, calendar of key periods, hand-over, duty log, roll calls.
 *
 * <p>Invariant: what is decided depends on rows and {@code now} only, so a restart changes nothing. Machines compute; the books
 * beside them hold the rows of one process on one thread; tables keep them. Absent on purpose: telling people, raising alarms,
 * clocks: the caller does that with what is returned.
 */
package io.hazardwatch.gateway.duty;
