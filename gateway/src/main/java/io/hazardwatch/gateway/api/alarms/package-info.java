/**
 * Alarms, commands, journal and the live feed.
 *
 * <p>Invariant: what is shown is committed. Thread: event loop.
 */
package io.hazardwatch.gateway.api.alarms;
