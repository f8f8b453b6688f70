/**
 * Public holidays with their make-up working days, and named key periods in which duty is tighter.
 *
 * <p>Invariant: a key period can tighten only; what it would loosen cannot be said. Immutable, any thread. Absent on purpose: a
 * clock, files, and what weather, permits or roll calls make of it.
 */
package io.hazardwatch.gateway.duty.calendar;
