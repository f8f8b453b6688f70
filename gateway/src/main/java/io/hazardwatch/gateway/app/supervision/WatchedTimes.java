package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.SupervisedThreads;
import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in a small file when alarms were decided and stored, over all runs, because KPIs must not take the gateway's downtime
 * for quiet time. A killed process loses at most {@value #KEEP_MILLIS} ms.
 *
 * <p>Checks on a thread of its own; {@link #spans} from any thread.
 */
public final class WatchedTimes {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedTimes.class);
    /** Spans kept; older ones are dropped and their time counts as unknown. */
    static final int SPANS_MAX = 4_096;
    static final long KEEP_MILLIS = 30_000;
    /** A longer time between two checks is unknown: the machine slept, or its clock was set. */
    static final long GAP_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 1_000;

    private final Path file;
    private final BooleanSupplier watching;
    private final Clock clock;
    private final ErrorSink defects;
    private final ScheduledExecutorService thread;
    // guarded by this
    private final List<Period> ended;
    private long from;
    private long to;
    private long keptAt;

    /** @param watching whether the lanes run and the journal commits */
    public WatchedTimes(Path file, BooleanSupplier watching, Clock clock, ErrorSink defects, SupervisedThreads threads) throws IOException {
        this.file = file;
        this.watching = watching;
        this.clock = clock;
        this.defects = defects;
        this.ended = read(file);
        this.thread = threads.scheduler("watched-times");
    }

    private static List<Period> read(Path file) throws IOException {
        List<Period> spans = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            try {
                String[] ends = line.split(" ");
                spans.add(new Period(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                LOG.warn("{}: not a span of time, its time counts as unknown: {}", file, line);
            }
        }
        return spans;
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    public void stop() throws IOException {
        thread.shutdownNow();
        save();
    }

    private void look() {
        try {
            if (look(watching.getAsBoolean(), clock.millis())) {
                save();
            }
        } catch (Throwable failed) {
            defects.caught("watched times", failed);
        }
    }

    /** @return whether it is time to save */
    synchronized boolean look(boolean isWatching, long now) {
        boolean isSame = to > 0 && now >= to && now - to <= GAP_MILLIS;
        if (!isSame || !isWatching) {
            end();
        }
        if (isWatching) {
            from = from == 0 ? now : from;
            to = now;
        }
        boolean isDue = Math.abs(now - keptAt) >= KEEP_MILLIS;
        keptAt = isDue ? now : keptAt;
        return isDue;
    }

    private void end() {
        if (to > from) {
            ended.add(new Period(from, to));
        }
        from = 0;
        to = 0;
        if (ended.size() > SPANS_MAX) {
            ended.removeFirst();
        }
    }

    /** Every known span, the present one last. */
    public synchronized List<Period> spans() {
        List<Period> all = new ArrayList<>(ended);
        if (to > from) {
            all.add(new Period(from, to));
        }
        return all;
    }

    /** Writes a new file and renames it into place, so that a kill leaves the old one. */
    private void save() throws IOException {
        String lines = spans().stream().map(span -> span.from() + " " + span.to() + "\n").collect(Collectors.joining());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        PrivateFiles.writeString(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
