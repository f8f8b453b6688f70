/**
 * Computes KPIs of the alarm system from journal entries (K1 to K25, {@code docs/kpis.md}): are people notified too often, too
 * late, for too long?
 *
 * <p>Invariant: pure computation, so the same entries give the same figures; a figure that cannot be known has a reason instead
 * of a value, never 0. Thread: the caller's. May know entries of the journal, and alarms, rules and points. Deliberately
 * absent: reading the journal, and judging people.
 */
package io.hazardwatch.gateway.kpi;
