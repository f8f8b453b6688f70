/**
 * What to do about a danger, and telling others: permits that tighten limits near special work, response cards, and warnings of our own.
 *
 * <p>Invariant: a permit only ever tightens, nothing here approves work, and a document that was sent never changes.
 * Thread: each book belongs to one thread; tables, cards and documents are immutable. Absent on purpose: approval chains and gas analyses of
 * permits, and dispersion or consequences of our own.
 */
package io.hazardwatch.gateway.response;
