/**
 * The store that many sites already have: InfluxDB 1.x, 2.x and 3 through its own client.
 *
 * <p>Layout: measurements {@code reading}, {@code reading_1m}, {@code reading_1h}; tags {@code device}, {@code enterprise},
 * {@code point}, {@code site}, so there are as many series as configured points; fields as described in
 * {@link io.hazardwatch.gateway.history.store.LineProtocol}; times in milliseconds. Invariant: a failure that is not caused by
 * the data is retryable; a repeated write overwrites itself. Absent on purpose: continuous queries and tasks (the gateway makes
 * the rollups, the same for every store), Flux.
 */
package io.hazardwatch.gateway.history.influx;
