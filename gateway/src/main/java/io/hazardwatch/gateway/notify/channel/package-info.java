/**
 * The ways to tell somebody: one sender each, with its settings.
 *
 * <p>Invariant: a channel says accepted only when the other side did; everything else is tried again.
 * Thread: the dispatcher's context. Absent on purpose: who is told of what, when to try again, storage.
 */
package io.hazardwatch.gateway.notify.channel;
