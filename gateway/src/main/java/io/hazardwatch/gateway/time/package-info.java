/**
 * The clock, which {@code app} provides, and deadlines, which a lane polls.
 *
 * <p>Invariant: nothing here owns a thread or waits; {@code now} is an argument. Thread: the caller's.
 */
package io.hazardwatch.gateway.time;
