/**
 * The store that sites often have already: InfluxDB 1.x and 2.x through its own client.
 *
 * <p>Layout: measurement {@code reading}; tags {@code device}, {@code enterprise}, {@code point}, {@code site}; fields
 * {@code v} (float, the value), {@code bad} (float, the value of a bad reading, kept apart so that it spoils no
 * average) and {@code q} (integer, the quality's code, always there); times in milliseconds.
 * Invariant: a failure that is not the data's fault is retryable. Absent on purpose: retention (InfluxDB's policies do
 * that), Flux.
 */
package io.hazardwatch.gateway.history.influx;
