package io.hazardwatch.gateway.history;

/**
 * A point's history in columns, one row per step that has readings; gaps stay gaps.
 *
 * @param t start of the step, ms since the epoch
 * @param n readings in the step
 */
public record Series(long[] t, double[] min, double[] mean, double[] max, double[] last, long[] n) {}
