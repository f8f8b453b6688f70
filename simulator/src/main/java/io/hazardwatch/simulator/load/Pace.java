package io.hazardwatch.simulator.load;

/**
 * The due times of one connection's messages. Immutable. Start and end are {@link System#nanoTime()} values.
 *
 * @param intervalNanos time between two messages of this connection; 0 = as fast as acknowledgements allow
 * @param offsetNanos   delay of the first message after the start, which spreads the connections evenly
 */
record Pace(long startNanos, long endNanos, double intervalNanos, double offsetNanos) {
    /** Spreads {@code rate} messages per second evenly over all connections. */
    static Pace of(long startNanos, long endNanos, double rate, int connection, int connections) {
        return rate == 0 ? new Pace(startNanos, endNanos, 0, 0)
                : new Pace(startNanos, endNanos, 1e9 * connections / rate, 1e9 * connection / rate);
    }

    /** The number of messages due up to {@code nowNanos}; {@link Long#MAX_VALUE} during a run that has no fixed rate. */
    long dueBy(long nowNanos) {
        if (intervalNanos == 0) {
            return nowNanos >= startNanos && nowNanos < endNanos ? Long.MAX_VALUE : 0;
        }
        double since = Math.min(nowNanos, endNanos - 1) - startNanos - offsetNanos;
        return since < 0 ? 0 : (long) (since / intervalNanos) + 1;
    }

    /** The due time of message number {@code index} (from 0), in nanoseconds; {@code nowNanos} when there is no fixed rate. */
    long dueNanos(long index, long nowNanos) {
        return intervalNanos == 0 ? nowNanos : startNanos + (long) (offsetNanos + index * intervalNanos);
    }
}
