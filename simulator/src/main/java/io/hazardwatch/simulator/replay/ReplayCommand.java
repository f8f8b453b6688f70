package io.hazardwatch.simulator.replay;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.publish.BrokerOptions;
import io.hazardwatch.simulator.publish.Fleet;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes recorded measurements from files. */
@Command(name = "replay", description = "Publishes real measurements from files over MQTT 5.", showDefaultValues = true)
public final class ReplayCommand implements Callable<Integer> {
    private static final int NAME_CHARACTERS = 64;

    private final PrintStream out;
    private final CountDownLatch stop;

    @Mixin
    private SourceOptions series;

    @Option(names = "--enterprise", paramLabel = "NAME", defaultValue = "replay",
            description = "The enterprise of the devices.")
    private String enterprise;

    @Option(names = "--site", paramLabel = "NAME", defaultValue = "data",
            description = "The site of the devices.")
    private String site;

    @Option(names = "--point", paramLabel = "NAME", defaultValue = "value",
            description = "The point of each device.")
    private String point;

    @Option(names = "--rebase", paramLabel = "now|none", defaultValue = "none",
            description = "now shifts the time stamps so that the last one is the moment the replay ends.")
    private String rebase;

    @Option(names = "--speed", paramLabel = "FACTOR", defaultValue = "0", converter = Numbers.NotNegative.class,
            description = "How many times as fast as measured; 0 is as fast as acknowledged.")
    private double speed;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "1", converter = Numbers.WholeFromOne.class,
            description = "How many readings a message holds.")
    private int batch;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "UTC",
            description = "The time zone of times without one.")
    private String zone;

    @Option(names = "--drain", paramLabel = "SECONDS", defaultValue = "60", converter = Numbers.NotNegative.class,
            description = "How long the last acknowledgements are waited for.")
    private double drainSeconds;

    @Mixin
    private BrokerOptions broker;

    @Mixin
    private HelpOption help;

    /**
     * @param out  receives the progress and the counts
     * @param stop ends the replay early when it reaches zero
     */
    public ReplayCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        List<Replayer.Frame> frames = frames();
        try (Fleet fleet = broker.fleet(List.of(enterprise))) {
            send(frames, fleet);
            boolean all = fleet.drain((long) (1000 * drainSeconds));
            out.println(fleet.tally().line());
            broker.writeLedger(fleet.tally());
            return all && fleet.tally().refused() == 0 ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    private List<Replayer.Frame> frames() throws UsageException, IOException {
        List<Replayer.Frame> frames = new ArrayList<>();
        long nowMillis = System.currentTimeMillis();
        for (Source source : series.sources()) {
            Series read = SeriesReader.read(source, ZoneId.of(zone));
            DeviceId device = new DeviceId(enterprise, site, name(read.name()));
            out.println(device.point(point) + ": " + read.rows().size() + " rows, " + read.skipped() + " skipped");
            frames.addAll(replayer(device).frames(read, nowMillis));
        }
        frames.sort(Comparator.comparingLong(Replayer.Frame::dueMillis));
        return frames;
    }

    private Replayer replayer(DeviceId device) throws UsageException {
        if (!rebase.equals("now") && !rebase.equals("none")) {
            throw new UsageException("--rebase: " + rebase + ": must be now or none");
        }
        return new Replayer(device, point, rebase.equals("now"), speed, batch);
    }

    /** Makes a device name from a file name or series name: replaces characters that a device id cannot contain, and shortens it. */
    static String name(String text) {
        String name = text.replaceAll("[^A-Za-z0-9_-]", "_");
        return name.substring(0, Math.min(NAME_CHARACTERS, name.length()));
    }

    private void send(List<Replayer.Frame> frames, Fleet fleet) throws InterruptedException {
        long startNanos = System.nanoTime();
        for (Replayer.Frame frame : frames) {
            long dueNanos = startNanos + TimeUnit.MILLISECONDS.toNanos(frame.dueMillis());
            if (stop.await(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
            fleet.uplink(frame.telemetry().device()).put(frame.telemetry());
        }
    }
}
