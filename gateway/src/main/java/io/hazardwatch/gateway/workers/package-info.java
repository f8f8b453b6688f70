/**
 * Worker threads for blocking work: each kind of work has a bounded pool of its own, so that one kind never delays another.
 *
 * <p>Invariant: work beyond the limit is refused at once, never queued without bound. Thread: any. Absent on purpose: a shared
 * pool, priorities.
 */
package io.hazardwatch.gateway.workers;
