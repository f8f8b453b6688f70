/**
 * The port to a time-series store, and the values that pass through it.
 *
 * <p>Invariant: writing a reading twice leaves one. Thread: any; a batch belongs to one thread.
 */
package io.hazardwatch.gateway.history.store;
