/**
 * Starts the channels that reach people, reloads them, and reports their state.
 *
 * <p>Thread: main at the start, then the reloader. Absent on purpose: who is told what and when.
 */
package io.hazardwatch.gateway.app.channels;
