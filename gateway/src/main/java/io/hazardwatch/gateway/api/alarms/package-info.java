/**
 * Alarms, commands, journal and the live feed.
 *
 * <p>Invariant: everything shown is committed. Thread: event loop.
 */
package io.hazardwatch.gateway.api.alarms;
