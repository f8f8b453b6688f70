/**
 * What a rule would have done on a point's own history, and which limits, delays and windows that history allows.
 *
 * <p>Invariant: a trial is the lane itself on stored readings, with outlets that go nowhere, so it decides what the lane
 * would have decided; the same readings give the same answer. Thread: the caller's. Absent on purpose: reading the store,
 * and changing the configuration.
 */
package io.hazardwatch.gateway.backtest;
