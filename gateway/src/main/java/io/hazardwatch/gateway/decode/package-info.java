/**
 * Decodes payloads from bytes to readings or a named reject; pure.
 *
 * <p>Invariant: every input gives readings or a {@link io.hazardwatch.gateway.model.RejectReason}, never an exception; in
 * steady state nothing is allocated. Thread: the caller's; one decoder per thread. Absent on purpose: topics, credentials,
 * queues, a JSON tree.
 */
package io.hazardwatch.gateway.decode;
