package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.command.Grammar;
import io.hazardwatch.simulator.command.Options;
import io.hazardwatch.simulator.command.UsageException;

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
    static final Grammar GRAMMAR = new Grammar().value("host", "127.0.0.1").value("port", 1883).value("connections", 50)
            .value("threads", 1).value("devices", 2000).value("values", 4).value("sites", 20).value("rate", 0)
            .value("qos", 1).value("window", 1024).value("seconds", 10).value("warmup", 1).value("drain", 10)
            .value("tick-micros", 1000).value("alarms-per-second", 0).value("alarm-hold-ms", 2000)
            .value("behind", 0).value("behind-step-ms", 1000);

    static LoadPlan of(Options options) throws UsageException {
        int qos = options.whole("qos", 0);
        LoadSites sites = sites(options);
        int connections = options.whole("connections", 1);
        if (qos > 1) {
            throw new UsageException("--qos: " + qos + ": must be 0 or 1");
        }
        if (connections > sites.devices()) {
            throw new UsageException("--connections: " + connections + ": must not be more than --devices");
        }
        return new LoadPlan(options.text("host"), options.whole("port", 1), connections, options.whole("threads", 1),
                sites, options.number("rate", 0), qos, options.whole("window", 1), nanos(options, "warmup", 1e9),
                nanos(options, "seconds", 1e9), nanos(options, "drain", 1e9), nanos(options, "tick-micros", 1e3),
                options.number("alarms-per-second", 0), nanos(options, "alarm-hold-ms", 1e6),
                new Backlog((long) (options.number("behind", 0) * 1e3), options.whole("behind-step-ms", 1)));
    }

    static LoadSites sites(Options options) throws UsageException {
        LoadSites sites = new LoadSites(options.whole("devices", 1), options.whole("values", 1), options.whole("sites", 1));
        if (sites.sites() > sites.devices()) {
            throw new UsageException("--sites: " + sites.sites() + ": must not be more than --devices");
        }
        return sites;
    }

    private static long nanos(Options options, String name, double unitNanos) throws UsageException {
        return (long) (options.number(name, 0) * unitNanos);
    }

    Pace pace(long startNanos, long endNanos, LoadConnection connection) {
        return Pace.of(startNanos, endNanos, rate, connection.number(), connections);
    }
}
