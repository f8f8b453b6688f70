/**
 * Rules over readings: limits, rate of change, staleness, range; the hot path's heart.
 *
 * <p>Invariant: deterministic (same readings and ticks, same findings); event time and arrival time never meet in one
 * subtraction; bad data leads to UNKNOWN, never to normal; a reading that changes nothing allocates nothing.
 * Thread: the lane's. Absent on purpose: alarm states, people, clocks.
 */
package io.hazardwatch.gateway.evaluate;
