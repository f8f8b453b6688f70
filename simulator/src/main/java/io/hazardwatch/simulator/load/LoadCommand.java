package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.command.Command;
import io.hazardwatch.simulator.command.Grammar;
import io.hazardwatch.simulator.command.Options;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.publish.Credential;
import io.hazardwatch.simulator.publish.Credentials;
import io.hazardwatch.simulator.publish.GatewayApi;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Loads a gateway, or any MQTT broker, and reports how it took it. */
public final class LoadCommand implements Command {
    /** What the command takes. */
    public static final Grammar GRAMMAR = new Grammar().value("live", "report", "ledger", "fsync-probe").value("fsync-rate", 20)
            .with(LoadPlan.GRAMMAR).with(Credentials.GRAMMAR);
    private static final int GRACE_TENTHS = 50;

    private final PrintStream out;
    private final CountDownLatch stop;

    /** @param stop shortens the wait for late alarm frames when it reaches zero */
    public LoadCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public int run(Options options)
            throws UsageException, IOException, InterruptedException, ExecutionException, TimeoutException {
        LoadPlan plan = LoadPlan.of(options);
        if (plan.alarmsPerSecond() > 0 && options.find("live").isEmpty()) {
            throw new UsageException("--live: is needed with --alarms-per-second");
        }
        Credential credential = Credentials.of(options, List.of(LoadSites.ENTERPRISE)).of(LoadSites.ENTERPRISE);
        EventLoopGroup feedGroup = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (LoadRun run = new LoadRun(plan)) {
            LiveWatcher watcher = watch(options, feedGroup);
            Optional<FsyncProbe> probe = probe(options);
            run.connect(credential);
            probe.ifPresent(FsyncProbe::start);
            run.run(watcher);
            return report(options, plan, run, watcher, probe);
        } finally {
            feedGroup.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static LiveWatcher watch(Options options, EventLoopGroup group)
            throws UsageException, InterruptedException, ExecutionException, TimeoutException {
        LiveWatcher watcher = new LiveWatcher();
        if (options.find("live").isPresent()) {
            watcher.connect(group, URI.create(options.text("live")), GatewayApi.authorization(options));
            watcher.open().get(30, TimeUnit.SECONDS);
        }
        return watcher;
    }

    private static Optional<FsyncProbe> probe(Options options) throws UsageException {
        double perSecond = options.number("fsync-rate", 0.1);
        return options.find("fsync-probe").map(folder -> new FsyncProbe(Path.of(folder), perSecond));
    }

    private int report(Options options, LoadPlan plan, LoadRun run, LiveWatcher watcher, Optional<FsyncProbe> probe)
            throws IOException, InterruptedException {
        for (int i = 0; i < GRACE_TENTHS && !watcher.isComplete() && !watcher.isLost(); i++) {
            stop.await(100, TimeUnit.MILLISECONDS);
        }
        LoadReport report = new LoadReport(plan, run);
        if (plan.alarmsPerSecond() > 0) {
            report.alarms(watcher);
        }
        if (probe.isPresent()) {
            report.latency("4 kB append and force", "fsync", probe.get().stop());
        }
        report.lines().forEach(out::println);
        write(options, plan, run, report);
        return report.isGood() ? OK : FAILED;
    }

    private static void write(Options options, LoadPlan plan, LoadRun run, LoadReport report) throws IOException {
        if (options.find("report").isPresent()) {
            report.write(Path.of(options.find("report").get()));
        }
        if (options.find("ledger").isPresent()) {
            LoadReport.ledger(plan, run).write(Path.of(options.find("ledger").get()));
        }
    }
}
