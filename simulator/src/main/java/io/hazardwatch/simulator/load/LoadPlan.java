package io.hazardwatch.simulator.load;

/**
 * The parameters of a load run.
 *
 * @param rate            messages per second over all connections; 0 = as fast as acknowledgements allow
 * @param window          maximum number of unacknowledged messages per connection
 * @param warmupNanos     time before measurement starts
 * @param tickNanos       interval at which the event loop looks for due messages; 0 = continuously, which uses a whole core
 * @param alarmHoldNanos  how long a point stays in alarm
 * @param backlog         age of the time stamps
 */
record LoadPlan(String host, int port, int connections, int threads, LoadSites sites, double rate, int qos, int window,
                long warmupNanos, long runNanos, long drainNanos, long tickNanos, double alarmsPerSecond, long alarmHoldNanos,
                Backlog backlog) {
    Pace pace(long startNanos, long endNanos, LoadConnection connection) {
        return Pace.of(startNanos, endNanos, rate, connection.number(), connections);
    }
}
