package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.publish.Credential;
import io.hazardwatch.simulator.publish.CredentialOptions;
import io.hazardwatch.simulator.publish.Credentials;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts load on a gateway, or on any MQTT broker, and reports throughput and latency. */
@Command(name = "load", description = "Loads a gateway, or any MQTT 3.1.1 server, and reports how it took it.", showDefaultValues = true)
public final class LoadCommand implements Callable<Integer> {
    private static final int GRACE_TENTHS = 50;

    private final PrintStream out;
    private final CountDownLatch stop;

    @Mixin
    private LoadOptions load;

    @Option(names = "--live", paramLabel = "URL",
            description = "The gateway's live feed, for example ws://127.0.0.1:8080/api/v1/live: alarms are timed on it.")
    private URI live;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the numbers here, as JSON.")
    private Path reportFile;

    @Option(names = "--ledger", paramLabel = "FILE", description = "Writes here what was sent and acknowledged, for the command check.")
    private Path ledgerFile;

    @Option(names = "--fsync-probe", paramLabel = "DIR",
            description = "Measures at the same time how long 4 kB take to append and force in this folder.")
    private Path probeFolder;

    @Option(names = "--fsync-rate", paramLabel = "R", defaultValue = "20", converter = Numbers.PerSecond.class,
            description = "How often a second that is measured; at least 0.1.")
    private double probesPerSecond;

    @Mixin
    private CredentialOptions credentials;

    @Mixin
    private HelpOption help;

    /**
     * @param out  receives the report
     * @param stop ends the wait for late alarm frames when it reaches zero
     */
    public LoadCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call()
            throws UsageException, IOException, InterruptedException, ExecutionException, TimeoutException {
        LoadPlan plan = load.plan();
        if (plan.alarmsPerSecond() > 0 && live == null) {
            throw new UsageException("--live: is needed with --alarms-per-second");
        }
        Credential credential = Credentials.of(credentials, List.of(plan.sites().enterprise())).of(plan.sites().enterprise());
        EventLoopGroup feedGroup = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (LoadRun run = new LoadRun(plan)) {
            LiveWatcher watcher = watch(feedGroup);
            Optional<FsyncProbe> probe = probe();
            run.connect(credential);
            probe.ifPresent(FsyncProbe::start);
            run.run(watcher);
            return report(plan, run, watcher, probe);
        } finally {
            feedGroup.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private LiveWatcher watch(EventLoopGroup group)
            throws UsageException, InterruptedException, ExecutionException, TimeoutException {
        LiveWatcher watcher = new LiveWatcher();
        if (live != null) {
            watcher.connect(group, live, credentials.api().authorization());
            watcher.open().get(30, TimeUnit.SECONDS);
        }
        return watcher;
    }

    private Optional<FsyncProbe> probe() {
        return Optional.ofNullable(probeFolder).map(folder -> new FsyncProbe(folder, probesPerSecond));
    }

    private int report(LoadPlan plan, LoadRun run, LiveWatcher watcher, Optional<FsyncProbe> probe)
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
        write(plan, run, report);
        return report.isGood() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void write(LoadPlan plan, LoadRun run, LoadReport report) throws IOException {
        if (reportFile != null) {
            report.write(reportFile);
        }
        if (ledgerFile != null) {
            LoadReport.ledger(plan, run).write(ledgerFile);
        }
    }
}
