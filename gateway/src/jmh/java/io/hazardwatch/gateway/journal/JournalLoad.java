package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How much the journal takes on a given disk, and how soon a decision is safe: {@code JournalLoad FILE SECONDS RATE}, rate in
 * transitions per second, 0 = as many as fit, after ten seconds of the same to warm up. One notice is planned for each.
 */
final class JournalLoad {
    // asking for it costs a tenth of a commit
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int COUNT_MAX = 20_000_000;
    private static final int PREPARED = 100_000;
    /** Until the JVM has compiled the path; not counted. */
    private static final int WARM_SECONDS = 10;

    private final AtomicLongArray appendedNanos = new AtomicLongArray(COUNT_MAX + 1);
    private final Histogram latency = new Histogram(3);
    private final Histogram batches = new Histogram(3);
    private final Histogram disk = new Histogram(3);
    private long warmCpuNanos;
    private volatile long journalCpuNanos;
    private volatile long warm = Long.MAX_VALUE;
    private volatile boolean over;

    private JournalLoad() {}

    public static void main(String[] arguments) throws Exception {
        new JournalLoad().run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void run(Path file, int seconds, int rate) throws Exception {
        List<Transition> prepared = new ArrayList<>();
        RandomTransitions shift = new RandomTransitions(1, 5_000);
        for (int i = 0; i < PREPARED; i++) {
            prepared.add(shift.nextChange());
        }
        try (SqliteJournal journal = SqliteJournal.open(file, 10_000, transition -> List.of("webhook"), Clock.SYSTEM,
                (where, thrown) -> thrown.printStackTrace())) {
            journal.addListener(this::record);
            journal.start();
            Thread probe = Thread.ofPlatform().start(() -> probe(file.resolveSibling("fsync-probe.bin")));
            warm = append(journal, prepared, System.nanoTime(), WARM_SECONDS, rate, 0);
            long start = System.nanoTime();
            long count = append(journal, prepared, start, seconds, rate, warm);
            while (journal.committedTicket() < count) {
                LockSupport.parkNanos(100_000);
            }
            over = true;
            probe.join();
            report(count - warm, System.nanoTime() - start);
        }
    }

    /** What the disk asks for 4 KiB appended and synced, twenty times a second beside the load. */
    private void probe(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(4096);
            while (!over) {
                long begin = System.nanoTime();
                channel.write(block.clear());
                channel.force(false);
                disk.recordValue(System.nanoTime() - begin);
                LockSupport.parkNanos(50_000_000);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private long append(SqliteJournal journal, List<Transition> prepared, long start, int seconds, int rate, long before) {
        long count = before;
        long now = start;
        while (now - start < TimeUnit.SECONDS.toNanos(seconds) && count < COUNT_MAX) {
            long due = rate == 0 ? Long.MAX_VALUE : before + (now - start) * rate / TimeUnit.SECONDS.toNanos(1);
            while (count < due && journal.hasRoom() && count < COUNT_MAX) {
                appendedNanos.set((int) ++count, System.nanoTime());
                journal.append(prepared.get((int) (count % PREPARED)));
            }
            LockSupport.parkNanos(50_000);
            now = System.nanoTime();
        }
        return count;
    }

    private void record(List<JournalEntry> entries) {
        batches.recordValue(entries.size());
        long cpu = THREADS.getCurrentThreadCpuTime();
        warmCpuNanos = entries.getFirst().seq() <= warm ? cpu : warmCpuNanos;
        journalCpuNanos = cpu - warmCpuNanos;
        for (JournalEntry entry : entries) {
            if (entry.seq() <= warm) {
                continue;
            }
            latency.recordValue(entry.committedNanos() - appendedNanos.get((int) entry.seq()));
        }
    }

    private void report(long count, long nanos) {
        System.out.printf("%d transitions, %.0f/s, %.1f us CPU each, batch mean %.0f max %d, decision to committed ms:"
                + " p50 %.2f p99 %.2f p99.9 %.2f max %.2f; disk p50 %.2f p99 %.2f%n", count, count * 1e9 / nanos,
                journalCpuNanos / 1e3 / count, batches.getMean(),
                batches.getMaxValue(), latency.getValueAtPercentile(50) / 1e6, latency.getValueAtPercentile(99) / 1e6,
                latency.getValueAtPercentile(99.9) / 1e6, latency.getMaxValue() / 1e6,
                disk.getValueAtPercentile(50) / 1e6, disk.getValueAtPercentile(99) / 1e6);
    }
}
