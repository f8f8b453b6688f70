package io.hazardwatch.simulator.load;

/**
 * When one connection's messages are due. Immutable.
 *
 * @param intervalNanos between two messages of this connection; 0 = as fast as acknowledgements allow
 */
record Pace(long startNanos, long endNanos, double intervalNanos, double offsetNanos) {
    /** Spreads {@code rate} messages per second evenly over all connections. */
    static Pace of(long startNanos, long endNanos, double rate, int connection, int connections) {
        return rate == 0 ? new Pace(startNanos, endNanos, 0, 0)
                : new Pace(startNanos, endNanos, 1e9 * connections / rate, 1e9 * connection / rate);
    }

    /** How many messages are due by now, of all that fall before the end. */
    long dueBy(long nowNanos) {
        if (intervalNanos == 0) {
            return nowNanos >= startNanos && nowNanos < endNanos ? Long.MAX_VALUE : 0;
        }
        double since = Math.min(nowNanos, endNanos - 1) - startNanos - offsetNanos;
        return since < 0 ? 0 : (long) (since / intervalNanos) + 1;
    }

    /** When message number {@code index} is due; as fast as possible means now. */
    long dueNanos(long index, long nowNanos) {
        return intervalNanos == 0 ? nowNanos : startNanos + (long) (offsetNanos + index * intervalNanos);
    }
}
