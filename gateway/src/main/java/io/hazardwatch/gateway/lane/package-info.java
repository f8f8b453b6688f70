/**
 * The path from readings to alarms, in one place: {@link io.hazardwatch.gateway.lane.Lane}.
 *
 * <p>Invariant: deterministic (the same messages, commands and ticks give the same events); one owner at a time, no lock.
 * Thread: lent by {@code app}. May know readings, rules and alarms. Deliberately absent: threads, clocks, I/O, logging.
 */
package io.hazardwatch.gateway.lane;
