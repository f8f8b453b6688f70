/**
 * Evaluates readings by a point's rules: limits, rate of change, staleness, range. The main part of the hot path.
 *
 * <p>Invariant: deterministic (the same readings and ticks give the same findings); event time and arrival time are never
 * subtracted from each other, except by the rule that checks the device's clock; bad data leads to UNKNOWN, never to normal; a
 * reading that changes nothing allocates nothing. Thread: the lane's. May know points and their settings ({@code registry}).
 * Deliberately absent: alarm states, people, clocks.
 */
package io.hazardwatch.gateway.evaluate;
