/**
 * Figures about the alarm system itself (reference §4, K1 to K25): is a person told too often, too late, too long?
 *
 * <p>Invariant: pure computing over journal lines, so the same lines give the same figures; what cannot be known is said
 * with a reason and never as 0. Thread: the caller's. Absent on purpose: reading the journal, and judging people.
 */
package io.hazardwatch.gateway.kpi;
