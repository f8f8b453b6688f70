/**
 * Reads {@code channels.yaml}: the systems that are notified of alarms, and the channels that reach people.
 *
 * <p>Invariant: secrets come from the environment, never from the file. Thread: main at the start, then the reloader.
 */
package io.hazardwatch.gateway.settings.channels;
