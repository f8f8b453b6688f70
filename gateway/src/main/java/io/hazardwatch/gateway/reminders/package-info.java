/**
 * Reminders that are told once: which of those that are due were told before, are under way, or have reached nobody.
 *
 * <p>Invariant: one counts as told only once it is stored for somebody, and then never again, over restarts too. Owner's thread. Absent on purpose:
 * what is due and to whom it is told, which the rooms decide that have the dates.
 */
package io.hazardwatch.gateway.reminders;
