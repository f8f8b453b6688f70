/**
 * Notification channels: one sender each, with its settings.
 *
 * <p>Invariant: a channel reports accepted only if the receiver accepted; everything else is retried. Thread: the dispatcher's
 * context. Absent on purpose: which events are sent, when to retry, storage.
 */
package io.hazardwatch.gateway.notify.channel;
