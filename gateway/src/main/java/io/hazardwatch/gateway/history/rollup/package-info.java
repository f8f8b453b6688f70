/**
 * Rollups: one row per minute or hour of a point, and queries over rows and readings.
 *
 * <p>Invariant: an hour is dirty before a reading of it is written, so a rollup is never taken for newer than it is. Thread:
 * one job of its own rolls up; queries come from worker threads.
 */
package io.hazardwatch.gateway.history.rollup;
