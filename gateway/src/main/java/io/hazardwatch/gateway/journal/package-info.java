/**
 * The alarm journal and the notification outbox: append-only, one durable commit for both, and recovery from it.
 *
 * <p>Invariant: nothing is announced before it is committed and synced; sequence numbers have no gap. Thread: its own writer.
 * Absent on purpose: which channels are notified, and how.
 */
package io.hazardwatch.gateway.journal;
