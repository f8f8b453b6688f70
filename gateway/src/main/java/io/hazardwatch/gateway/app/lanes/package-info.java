/**
 * Gives each lane its thread, and sends readings, commands and modes to the lane that owns them.
 *
 * <p>Invariant: a point always belongs to the same lane. Thread: any, unless a class says otherwise.
 */
package io.hazardwatch.gateway.app.lanes;
