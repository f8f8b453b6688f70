/**
 * Back-tests: what a rule would have done on a point's stored readings, and which limits, delays and windows those readings
 * allow.
 *
 * <p>Invariant: a back-test runs a real lane with outputs that only record, so it decides what the lane would have decided; the
 * same readings give the same result. Thread: the caller's. May know the lane and everything upstream of it. Deliberately
 * absent: reading the store, and changing the configuration.
 */
package io.hazardwatch.gateway.backtest;
