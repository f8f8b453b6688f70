/**
 * Channels that reach people, over HTTP: the phones of a demonstration, and what providers report.
 *
 * <p>Thread: event loop. Absent on purpose: deciding who is told.
 */
package io.hazardwatch.gateway.api.channels;
