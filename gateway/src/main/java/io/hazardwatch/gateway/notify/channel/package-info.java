/**
 * The ways to tell somebody: one sender each, with its settings.
 *
 * <p>Invariant: a channel says delivered, try again, or never, and says delivered only when the other side did.
 * Thread: the dispatcher's context. Absent on purpose: who is told of what, when to try again, storage.
 */
package io.hazardwatch.gateway.notify.channel;
