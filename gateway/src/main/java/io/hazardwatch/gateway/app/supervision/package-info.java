/**
 * Watches the gateway itself: health, metrics, system alarms, files and threads.
 *
 * <p>Invariant: what fails is reported, and never stops the path. Thread: each class says its own.
 */
package io.hazardwatch.gateway.app.supervision;
