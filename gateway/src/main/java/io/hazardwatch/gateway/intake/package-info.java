/**
 * The inputs for readings, authenticated and bounded: an MQTT server, and subscriptions at other brokers.
 *
 * <p>Invariant: an input never decodes and never decides; it authenticates, hands bytes to its
 * {@link io.hazardwatch.gateway.intake.ReadingIngest} and acknowledges once they are durable. Thread: the client's or the event
 * loop's. May know devices and credentials ({@code registry}). Deliberately absent: JSON, rules, storage.
 */
package io.hazardwatch.gateway.intake;
