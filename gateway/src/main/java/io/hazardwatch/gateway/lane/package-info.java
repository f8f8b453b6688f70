/**
 * The path: readings in, alarms out, in one place.
 *
 * <p>Invariant: deterministic (same messages, commands and ticks, same events); one owner at a time, no lock.
 * Thread: lent by app. Absent on purpose: threads, clocks, I/O, logging.
 */
package io.hazardwatch.gateway.lane;
