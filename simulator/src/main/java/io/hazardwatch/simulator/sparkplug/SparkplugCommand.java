package io.hazardwatch.simulator.sparkplug;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.report.Latency;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Edge nodes of Sparkplug B behind a broker of their own, as fast as the gateway acknowledges, to measure it. */
@Command(name = "sparkplug", description = "Opens a broker, plays nodes of Sparkplug B on it and says how fast the gateway acknowledged them.",
        showDefaultValues = true)
public final class SparkplugCommand implements Callable<Integer> {
    private final PrintStream out;
    private final CountDownLatch stop;

    @Option(names = "--port", paramLabel = "PORT", required = true, converter = Numbers.WholeFromZero.class,
            description = "Where the broker listens; the gateway's sparkplug.uri names it.")
    private int port;

    @Option(names = "--group", paramLabel = "ID", defaultValue = "load", description = "Group of the nodes.")
    private String group;

    @Option(names = "--node", paramLabel = "ID", required = true, split = ",", description = "The nodes.")
    private List<String> nodes;

    @Option(names = "--metric", paramLabel = "NAME=CENTRE", split = ",", required = true,
            description = "Metrics of each node and the values about which theirs move.")
    private Map<String, Double> metrics;

    @Option(names = "--window", paramLabel = "N", defaultValue = "1280", converter = Numbers.WholeFromOne.class,
            description = "Messages that may be unacknowledged, over all nodes.")
    private int window;

    @Option(names = "--warmup", paramLabel = "S", defaultValue = "5", converter = Numbers.WholeFromZero.class, description = "Seconds not measured.")
    private int warmup;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", converter = Numbers.WholeFromOne.class, description = "Seconds measured.")
    private int seconds;

    @Mixin
    private HelpOption help;

    /**
     * @param out  receives the counts
     * @param stop ends it when it reaches zero
     */
    public SparkplugCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SparkplugLoad load = new SparkplugLoad(port, group, nodes, metrics, window)) {
            out.println("broker at tcp://127.0.0.1:" + load.port());
            load.measureFrom(System.nanoTime() + TimeUnit.SECONDS.toNanos(warmup));
            stop.await(warmup + seconds, TimeUnit.SECONDS);
            SparkplugLoad.Result result = load.result();
            out.println(String.format(Locale.ROOT, "nodes=%d sent=%d acknowledged=%d acknowledged/s=%.0f", result.bornNodes(), result.sent(),
                    result.acknowledged(), result.acknowledged() / (double) seconds));
            out.println("acknowledgement " + Latency.line(result.latency()));
            return result.acknowledged() > 0 ? ExitStatus.OK : ExitStatus.FAILED;
        } catch (IOException taken) {
            out.println("sparkplug: " + taken.getMessage());
            return ExitStatus.FAILED;
        }
    }
}
