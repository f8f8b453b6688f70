/**
 * The configuration in memory: enterprises, sites, hazard sources, devices, points and their limits and rules.
 *
 * <p>Invariant: a {@link io.hazardwatch.gateway.registry.Registry} is immutable and swapped whole; a point keeps its index over
 * every reload, so lane state and spool records stay valid. Thread: any. Absent on purpose: YAML (settings reads it), live
 * values, alarm state.
 */
package io.hazardwatch.gateway.registry;
