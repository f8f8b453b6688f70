package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.PointId;

/** What points read while nobody looked, from stored readings. */
@FunctionalInterface
public interface PastValues {
    /** Nothing is stored. */
    PastValues NONE = (point, fromMillis, toMillis, stepMillis) -> new Means(new long[0], new double[0], new long[0]);

    /**
     * Means of steps, in columns, oldest first.
     *
     * @param startMillis begin of each step, ms since the epoch
     * @param mean        of the readings that are not bad
     * @param count       how many of them there are
     */
    record Means(long[] startMillis, double[] mean, long[] count) {}

    /** The means of a point; null while the history cannot answer, to be asked again. */
    Means between(PointId point, long fromMillis, long toMillis, long stepMillis);
}
