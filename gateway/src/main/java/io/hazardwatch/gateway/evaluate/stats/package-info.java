/**
 * Statistics over sliding windows: slopes, changes, medians, and the test whether a slope is more than noise.
 *
 * <p>Invariant: constant time and memory per reading. Thread: the caller's. May know the model and a rate rule's
 * {@link io.hazardwatch.gateway.registry.RateSetting}. Deliberately absent: alarms, and reading configuration files.
 */
package io.hazardwatch.gateway.evaluate.stats;
