/**
 * The doors: where readings come in, authenticated and bounded.
 *
 * <p>Invariant: a door never decodes and never decides; it authenticates, hands bytes to its
 * {@link io.hazardwatch.gateway.intake.ReadingIngest} and acknowledges when it says durable. Thread: the client's or
 * the event loop's. Absent on purpose: JSON, rules, storage.
 */
package io.hazardwatch.gateway.intake;
