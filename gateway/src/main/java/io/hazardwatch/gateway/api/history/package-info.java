/**
 * Stored readings: charts and exports.
 *
 * <p>Invariant: the store is asked on worker threads, within bounds of rows and time. Thread: event loop.
 */
package io.hazardwatch.gateway.api.history;
