/**
 * Notifies people and systems: takes rows from the outbox, sends them, records the proof, retries.
 *
 * <p>Invariant: at least once; an exception never becomes "sent"; the row outlives the process. Thread: its own context. Absent
 * on purpose: deciding what an alarm is.
 */
package io.hazardwatch.gateway.notify;
