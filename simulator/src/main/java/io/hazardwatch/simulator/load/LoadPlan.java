package io.hazardwatch.simulator.load;

/**
 * What a load run is to do.
 *
 * @param rate            messages per second in all; 0 = as fast as acknowledgements allow
 * @param window          messages under way per connection
 * @param warmupNanos     time before anything is measured
 * @param tickNanos       how often the event loop looks what is due; 0 = always, which costs a core
 * @param alarmHoldNanos  how long a point stays in alarm
 * @param backlog         how far the time stamps lie behind
 */
record LoadPlan(String host, int port, int connections, int threads, LoadSites sites, double rate, int qos, int window,
                long warmupNanos, long runNanos, long drainNanos, long tickNanos, double alarmsPerSecond, long alarmHoldNanos,
                Backlog backlog) {
    Pace pace(long startNanos, long endNanos, LoadConnection connection) {
        return Pace.of(startNanos, endNanos, rate, connection.number(), connections);
    }
}
