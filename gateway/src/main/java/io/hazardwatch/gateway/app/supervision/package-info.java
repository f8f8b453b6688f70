/**
 * Monitors the gateway itself: health, metrics, system alarms, files and threads.
 *
 * <p>Invariant: failures are reported, and never stop the path. Thread: each class says its own.
 */
package io.hazardwatch.gateway.app.supervision;
