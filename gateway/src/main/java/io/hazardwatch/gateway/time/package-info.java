/**
 * Time as a value: the clock that app lends and the deadlines a lane polls.
 *
 * <p>Invariant: nothing here owns a thread or waits; {@code now} is an argument. Thread: the caller's.
 */
package io.hazardwatch.gateway.time;
