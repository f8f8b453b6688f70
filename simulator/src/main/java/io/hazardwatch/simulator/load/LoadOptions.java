package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options from which a {@link LoadPlan} is made. Picocli fills the fields. */
final class LoadOptions {
    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1", description = "The MQTT server.")
    private String host;

    @Option(names = "--port", paramLabel = "N", defaultValue = "1883", converter = Numbers.WholeFromOne.class,
            description = "The MQTT port.")
    private int port;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "50", converter = Numbers.WholeFromOne.class,
            description = "Over how many connections the devices publish.")
    private int connections;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", converter = Numbers.WholeFromOne.class,
            description = "How many threads send.")
    private int threads;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "0", converter = Numbers.NotNegative.class,
            description = "Messages per second in all; 0 sends as fast as acknowledgements allow.")
    private double rate;

    @Option(names = "--qos", paramLabel = "0|1", defaultValue = "1", converter = Numbers.WholeFromZero.class,
            description = "The quality of service.")
    private int qos;

    @Option(names = "--window", paramLabel = "N", defaultValue = "1024", converter = Numbers.WholeFromOne.class,
            description = "Messages under way per connection.")
    private int window;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", converter = Numbers.NotNegative.class,
            description = "How long is measured.")
    private double runSeconds;

    @Option(names = "--warmup", paramLabel = "S", defaultValue = "1", converter = Numbers.NotNegative.class,
            description = "How long is sent before anything is measured.")
    private double warmupSeconds;

    @Option(names = "--drain", paramLabel = "S", defaultValue = "10", converter = Numbers.NotNegative.class,
            description = "How long the last acknowledgements are waited for.")
    private double drainSeconds;

    @Option(names = "--tick-micros", paramLabel = "US", defaultValue = "1000", converter = Numbers.NotNegative.class,
            description = "How often it is looked what is due, in microseconds; 0 looks always and costs a core.")
    private double tickMicros;

    @Option(names = "--alarms-per-second", paramLabel = "R", defaultValue = "0", converter = Numbers.NotNegative.class,
            description = "How many points go into alarm each second; needs --live.")
    private double alarmsPerSecond;

    @Option(names = "--alarm-hold-ms", paramLabel = "MS", defaultValue = "2000", converter = Numbers.NotNegative.class,
            description = "How long a point stays in alarm, in milliseconds.")
    private double alarmHoldMillis;

    @Option(names = "--behind", paramLabel = "S", defaultValue = "0", converter = Numbers.NotNegative.class,
            description = "How far the first time stamps lie in the past: devices that send what they kept.")
    private double behindSeconds;

    @Option(names = "--behind-step-ms", paramLabel = "MS", defaultValue = "1000", converter = Numbers.WholeFromOne.class,
            description = "The time between two readings of a device that is behind, in milliseconds.")
    private int behindStepMillis;

    @Mixin
    private LoadSitesOptions sitesOptions;

    LoadPlan plan() throws UsageException {
        LoadSites sites = sitesOptions.sites();
        if (qos > 1) {
            throw new UsageException("--qos: " + qos + ": must be 0 or 1");
        }
        if (connections > sites.devices()) {
            throw new UsageException("--connections: " + connections + ": must not be more than --devices");
        }
        return new LoadPlan(host, port, connections, threads, sites, rate, qos, window, nanos(warmupSeconds, 1e9), nanos(runSeconds, 1e9),
                nanos(drainSeconds, 1e9), nanos(tickMicros, 1e3), alarmsPerSecond, nanos(alarmHoldMillis, 1e6),
                new Backlog((long) (behindSeconds * 1e3), behindStepMillis));
    }

    private static long nanos(double amount, double unitNanos) {
        return (long) (amount * unitNanos);
    }
}
