package io.hazardwatch.simulator.hj212;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.report.Latency;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Data loggers that report by HJ 212: one per second as in the field, or as fast as the gateway answers, to measure it. */
@Command(name = "hj212", description = "Reports real-time data by HJ 212-2017 and says how fast they were answered.", showDefaultValues = true)
public final class Hj212Command implements Callable<Integer> {
    private final PrintStream out;
    private final CountDownLatch stop;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1", description = "Where the gateway listens.")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", required = true, converter = Numbers.WholeFromOne.class, description = "Its port for HJ 212.")
    private int port;

    @Option(names = "--mn", paramLabel = "MN", required = true, split = ",", description = "MN of each logger.")
    private List<String> mns;

    @Option(names = "--password-env", paramLabel = "NAME", defaultValue = "HJ212_PASSWORD",
            description = "The environment variable that holds PW.")
    private String passwordEnv;

    @Option(names = "--factor", paramLabel = "CODE=CENTRE", split = ",", required = true,
            description = "Factors and the values about which theirs move.")
    private Map<String, Double> factors;

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", converter = Numbers.WholeFromZero.class,
            description = "Packets of each logger; 0 is until stopped.")
    private int count;

    @Option(names = "--window", paramLabel = "N", defaultValue = "1", converter = Numbers.WholeFromOne.class,
            description = "Packets of each logger that may be unanswered.")
    private int window;

    @Option(names = "--interval", paramLabel = "MS", defaultValue = "1000", converter = Numbers.WholeFromZero.class,
            description = "Milliseconds between packets; 0 is as fast as answers come.")
    private int intervalMillis;

    @Mixin
    private HelpOption help;

    /**
     * @param out  receives the counts
     * @param stop ends the loggers when it reaches zero
     */
    public Hj212Command(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws UsageException, InterruptedException {
        String password = System.getenv(passwordEnv);
        if (password == null || password.isEmpty()) {
            throw new UsageException("hj212: the environment variable " + passwordEnv + " must hold PW");
        }
        if (intervalMillis == 0 && count == 0) {
            throw new UsageException("hj212: --interval 0 needs --count");
        }
        Hj212Plan plan = new Hj212Plan(host, port, password, factors, count, window, intervalMillis);
        List<Hj212Device> devices = mns.stream().map(mn -> new Hj212Device(plan, mn, stop)).toList();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        devices.forEach(device -> threads.add(Thread.ofPlatform().start(() -> run(device, failures))));
        for (Thread each : threads) {
            each.join();
        }
        report(devices, System.nanoTime() - begun);
        failures.forEach(out::println);
        return failures.isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static void run(Hj212Device device, Queue<String> failures) {
        try {
            device.run();
        } catch (IOException failed) {
            failures.add("hj212: " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(List<Hj212Device> devices, long nanos) {
        Histogram all = Latency.histogram();
        devices.forEach(device -> all.add(device.latency()));
        long answered = devices.stream().mapToLong(Hj212Device::answered).sum();
        out.println(String.format(Locale.ROOT, "sent=%d answered=%d commands=%d answered/s=%.0f", devices.stream().mapToLong(Hj212Device::sent).sum(),
                answered, devices.stream().mapToLong(Hj212Device::commands).sum(), answered * 1e9 / nanos));
        out.println("answer " + Latency.line(all));
    }
}
