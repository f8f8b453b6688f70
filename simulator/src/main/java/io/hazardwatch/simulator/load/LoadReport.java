package io.hazardwatch.simulator.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.simulator.report.Latency;
import io.hazardwatch.simulator.report.Ledger;
import io.hazardwatch.simulator.report.Ledger.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The result of a load run, as text and as JSON. Created after the run has ended. */
final class LoadReport {
    private final LoadPlan plan;
    private final Map<String, Object> numbers = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private boolean good;

    LoadReport(LoadPlan plan, LoadRun run) {
        this.plan = plan;
        long sent = run.senders().stream().mapToLong(Sender::sent).sum();
        long acked = run.senders().stream().mapToLong(Sender::acked).sum();
        long strays = run.senders().stream().mapToLong(Sender::strays).sum();
        long unacked = run.connections().stream().mapToLong(LoadConnection::unacked).sum();
        long lost = run.connections().stream().filter(LoadConnection::isLost).count();
        good = unacked == 0 && lost == 0 && strays == 0;
        counts(sent, acked, unacked, strays, lost);
        rate(run);
        Histogram latency = Latency.histogram();
        run.senders().forEach(sender -> latency.add(sender.latency()));
        latency(plan.rate() == 0 ? "acknowledgement, from sending" : "acknowledgement, from due", "ack", latency);
    }

    private void counts(long sent, long acked, long unacked, long strays, long lost) {
        lines.add(String.format(Locale.ROOT, "sent %d, acknowledged %d, unacknowledged %d, stray acknowledgements %d, connections lost %d",
                sent, acked, unacked, strays, lost));
        numbers.put("sent", sent);
        numbers.put("acked", acked);
        numbers.put("unacked", unacked);
        numbers.put("strays", strays);
        numbers.put("connectionsLost", lost);
    }

    private void rate(LoadRun run) {
        long acked = run.senders().stream().mapToLong(Sender::ackedMeasured).sum();
        double perSecond = acked / (plan.runNanos() / 1e9);
        double cpuNanos = run.senders().stream().mapToLong(Sender::cpuNanos).sum();
        lines.add(String.format(Locale.ROOT, "acknowledged per second %.0f messages, %.0f readings", perSecond,
                perSecond * plan.sites().values()));
        lines.add(String.format(Locale.ROOT, "this tool: %.0f ns of CPU per message, its threads %.0f %% busy", cpuNanos / Math.max(1, acked),
                100 * cpuNanos / plan.threads() / plan.runNanos()));
        numbers.put("ackedPerSecond", perSecond);
        numbers.put("toolCpuNanosPerMessage", cpuNanos / Math.max(1, acked));
    }

    /**
     * Adds a latency distribution.
     *
     * @param name  label in the text
     * @param key   key in the JSON
     * @param nanos durations in nanoseconds
     */
    void latency(String name, String key, Histogram nanos) {
        lines.add(name + ": " + Latency.line(nanos));
        Map<String, Object> shares = new LinkedHashMap<>();
        shares.put("n", nanos.getTotalCount());
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            shares.put("p" + percentile, nanos.getTotalCount() == 0 ? null : nanos.getValueAtPercentile(percentile) / 1e6);
        }
        numbers.put(key + "Millis", shares);
    }

    /** Adds the alarm counts and latencies that the live feed showed. */
    void alarms(LiveWatcher watcher) {
        lines.add(String.format(Locale.ROOT, "alarms raised %d, seen %d, missing %d, feed frames %d%s", watcher.expected(),
                watcher.latency().getTotalCount(), watcher.missing(), watcher.frames(), watcher.isLost() ? ", FEED LOST" : ""));
        numbers.put("alarmsRaised", watcher.expected());
        numbers.put("alarmsMissing", watcher.missing());
        latency("alarm on the live feed, from due", "alarm", watcher.latency());
        good &= watcher.missing() == 0 && !watcher.isLost();
    }

    boolean isGood() {
        return good;
    }

    List<String> lines() {
        return lines;
    }

    void write(Path file) throws IOException {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), numbers);
    }

    /** Makes the ledger that {@code check} compares with the history. */
    static Ledger ledger(LoadPlan plan, LoadRun run) {
        Ledger ledger = new Ledger();
        run.connections().forEach(connection -> connection.devices().stream().filter(device -> device.sent() > 0)
                .forEach(device -> enter(ledger, device, plan.sites().values())));
        return ledger;
    }

    private static void enter(Ledger ledger, LoadDevice device, int values) {
        for (int i = 0; i < values; i++) {
            ledger.add(device.id().point(LoadSites.point(i)), new Account(device.sent(), device.acked(),
                    device.firstStampMillis(), device.lastStampMillis()));
        }
    }
}
