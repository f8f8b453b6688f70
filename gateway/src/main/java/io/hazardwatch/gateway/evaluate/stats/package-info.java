/**
 * Statistics over sliding windows: slopes, changes, medians, and whether a slope is more than noise.
 *
 * <p>Invariant: constant time and memory for each reading; no state beyond what the caller lends. Thread: the caller's.
 * Absent on purpose: alarms, and reading
 * configuration files; windows of rates take their settings as a {@link io.hazardwatch.gateway.registry.RateSetting}.
 */
package io.hazardwatch.gateway.evaluate.stats;
