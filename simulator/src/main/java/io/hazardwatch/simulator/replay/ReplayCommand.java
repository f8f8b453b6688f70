package io.hazardwatch.simulator.replay;

import io.hazardwatch.simulator.command.Command;
import io.hazardwatch.simulator.command.Grammar;
import io.hazardwatch.simulator.command.Options;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.publish.Brokers;
import io.hazardwatch.simulator.publish.Fleet;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Publishes real measurements from files. */
public final class ReplayCommand implements Command {
    /** What the command takes. */
    public static final Grammar GRAMMAR = new Grammar().value("enterprise", "replay").value("site", "data").value("point", "value")
            .value("name").value("only").value("rebase", "none").value("speed", 0).value("batch", 1).value("zone", "UTC")
            .value("format", "csv").value("time", "timestamp").value("value", "value").value("delimiter", ",").value("where")
            .value("column", 1).value("sample-seconds", 180).value("from-device").value("drain", 60).with(Brokers.GRAMMAR);
    private static final int NAME_CHARACTERS = 64;

    private final PrintStream out;
    private final CountDownLatch stop;

    /** @param stop ends the replay early when it reaches zero */
    public ReplayCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public int run(Options options) throws UsageException, IOException, InterruptedException {
        List<Replayer.Frame> frames = frames(options);
        try (Fleet fleet = Brokers.fleet(options, List.of(options.text("enterprise")))) {
            send(frames, fleet);
            boolean all = fleet.drain((long) (1000 * options.number("drain", 0)));
            out.println(fleet.tally().line());
            Brokers.writeLedger(options, fleet.tally());
            return all && fleet.tally().refused() == 0 ? OK : FAILED;
        }
    }

    private List<Replayer.Frame> frames(Options options) throws UsageException, IOException {
        List<Replayer.Frame> frames = new ArrayList<>();
        long nowMillis = System.currentTimeMillis();
        for (Source source : Sources.of(options)) {
            Series series = SeriesReader.read(source, ZoneId.of(options.text("zone")));
            DeviceId device = new DeviceId(options.text("enterprise"), options.text("site"), name(series.name()));
            out.println(device.point(options.text("point")) + ": " + series.rows().size() + " rows, " + series.skipped() + " skipped");
            frames.addAll(replayer(options, device).frames(series, nowMillis));
        }
        frames.sort(Comparator.comparingLong(Replayer.Frame::dueMillis));
        return frames;
    }

    private static Replayer replayer(Options options, DeviceId device) throws UsageException {
        String rebase = options.text("rebase");
        if (!rebase.equals("now") && !rebase.equals("none")) {
            throw new UsageException("--rebase: " + rebase + ": must be now or none");
        }
        return new Replayer(device, options.text("point"), rebase.equals("now"), options.number("speed", 0), options.whole("batch", 1));
    }

    /** A device id may not hold every character a file's or a specification's name may. */
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
