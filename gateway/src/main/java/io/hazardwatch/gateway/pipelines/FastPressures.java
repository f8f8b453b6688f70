package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.PointId;

/** The readings of a pressure that arrives many times a second, from wherever they are kept. Asked on the thread of pipelines; never blocks it. */
public interface FastPressures {
    /** Nothing is kept. */
    FastPressures NONE = (point, fromMillis, toMillis) -> new Series(new long[0], new double[0]);

    /**
     * Good readings of a point, oldest first.
     *
     * @param millis when they were measured
     * @param values in the unit of the point
     */
    record Series(long[] millis, double[] values) {
        public Series {
            millis = millis.clone();
            values = values.clone();
        }

        @Override
        public long[] millis() {
            return millis.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }
    }

    /** What was measured in that time; null while it is not known yet. Never blocks. */
    Series between(PointId point, long fromMillis, long toMillis);
}
