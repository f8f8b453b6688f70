/**
 * Stores every reading: a durable spool behind the lane, and behind it the time-series store.
 *
 * <p>Invariant: a reading is in the spool before it is acknowledged; it leaves the spool when the store has it; nothing is
 * dropped silently. Threads: the lane appends, one drainer per spool writes to the store. Absent on purpose: rules, alarms,
 * HTTP of its own.
 */
package io.hazardwatch.gateway.history;
