/**
 * Tells people of their shifts: half an hour before, at the beginning, and when a change moves a shift they hold; and a summary a day.
 *
 * <p>Invariant: rows and the time alone decide, so a restart neither repeats nor forgets; something is noted once it was told. Thread
 * {@code duty}. Absent on purpose: how people are reached, which is {@code DutyListener}.
 */
package io.hazardwatch.gateway.duty.reminder;
