package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.model.PointId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the embedded store's log costs: {@code LateReadingsLoad DIR SECONDS LATE}. Writes 20,000 live values a second of 8,000 points in
 * batches of 8,000, and after five seconds that many hourly readings of one point that end three days ago in one batch (0 = none). Prints
 * the processor time of the thread that applies the log, and how long after their writing the late readings were shown.
 */
final class LateReadingsLoad {
    private static final int POINTS = 8_000;
    private static final long PERIOD_MILLIS = 400;
    private static final long WARM_SECONDS = 5;

    private LateReadingsLoad() {}

    public static void main(String[] arguments) throws Exception {
        long seconds = Long.parseLong(arguments[1]);
        int late = Integer.parseInt(arguments[2]);
        PointId[] points = new PointId[POINTS];
        Arrays.setAll(points, i -> new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel"));
        try (QuestStore store = new QuestStore(Path.of(arguments[0]))) {
            store.prepare();
            live(store, points, WARM_SECONDS);
            long begun = System.nanoTime();
            long processorBefore = applyNanos();
            long shown = 0;
            if (late > 0) {
                store.write(late(points[0], late));
                store.awaitShown();
                shown = System.nanoTime() - begun;
            }
            live(store, points, seconds - TimeUnit.NANOSECONDS.toSeconds(shown));
            store.awaitShown();
            double elapsed = (System.nanoTime() - begun) / 1e9;
            double processor = (applyNanos() - processorBefore) / 1e9;
            System.out.printf(Locale.ROOT, "late %d, shown after %.1f s; quest-apply %.2f s of processor in %.1f s (%.1f %% of a core)%n", late,
                    shown / 1e9, processor, elapsed, 100 * processor / elapsed);
        }
    }

    private static void live(QuestStore store, PointId[] points, long seconds) throws Exception {
        ReadingBatch batch = new ReadingBatch(POINTS);
        long next = System.nanoTime();
        for (long i = 0; i < seconds * 1_000 / PERIOD_MILLIS; i++) {
            long now = System.currentTimeMillis();
            batch.count = 0;
            for (PointId point : points) {
                batch.add(point, now, i, (byte) 0);
            }
            store.write(batch);
            next += TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        }
    }

    private static ReadingBatch late(PointId point, int count) {
        ReadingBatch batch = new ReadingBatch(count);
        long end = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(3);
        for (int i = count; i > 0; i--) {
            batch.add(point, end - TimeUnit.HOURS.toMillis(i), i, (byte) 0);
        }
        return batch;
    }

    private static long applyNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("quest-apply")) {
                nanos += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return nanos;
    }
}
