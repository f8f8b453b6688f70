package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.history.embedded.QuestStore;
import io.hazardwatch.gateway.history.influx.InfluxStore;
import io.hazardwatch.gateway.history.spool.Spool;
import io.hazardwatch.gateway.history.spool.SpoolBounds;
import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How soon live readings are shown while a dense backlog is stored: {@code OvertakingLoad DIR URL BACKLOG}, URL of an InfluxDB or
 * {@code embedded}. Puts so many one-second readings of ten points, the last of them a day old, into the spool of a lane, then 1,000 live readings
 * a second of 100 points, and asks the store for the newest reading of one of them all the time. Prints how old it was until the backlog was
 * stored, and in how much time that was.
 */
final class OvertakingLoad {
    private static final int OLD = 10;
    private static final int POINTS = 110;
    private static final long LIVE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final PointId ASKED = point(OLD);

    private OvertakingLoad() {}

    public static void main(String[] arguments) throws Exception {
        int backlog = Integer.parseInt(arguments[2]);
        Path directory = Path.of(arguments[0]);
        try (TimeSeriesStore store = arguments[1].equals("embedded") ? new QuestStore(directory.resolve("store")) : new InfluxStore(
                new HistorySettings.Influx(arguments[1], null, null, null, null, "load", null, 120_000), Retention.FOR_EVER);
             Spool spool = new Spool(directory.resolve("spool"), new SpoolBounds(64 << 20, 8L << 30, 0), OvertakingLoad::point,
                     (what, cause) -> { })) {
            Drainer drainer = new Drainer("drain-0", spool, store, new RefusedReadings(directory.resolve("refused"), 1 << 20), null,
                    (what, cause) -> System.out.println(what), System::currentTimeMillis, Thread::new);
            run(store, spool, drainer, backlog);
        }
    }

    private static PointId point(int index) {
        return new PointId("huarun-gas", "lpg-depot-01", "gd-" + index, "lel");
    }

    private static void append(Spool spool, int point, long eventMillis, long now) {
        while (spool.room() == 0) {
            spool.prepare();
        }
        spool.append(point, eventMillis, now, eventMillis % 97, (byte) 0);
    }

    private static void run(TimeSeriesStore store, Spool spool, Drainer drainer, int backlog) throws Exception {
        store.prepare();
        long begun = System.currentTimeMillis();
        Thread asking = new Thread(() -> ask(store, drainer, begun));
        drainer.start();
        for (int i = 0; i < backlog; i++) {
            append(spool, i % OLD, begun - 86_400_000L - (backlog - i) / OLD * 1_000L, begun);
        }
        System.out.printf(Locale.ROOT, "backlog in the spool after %d ms%n", System.currentTimeMillis() - begun);
        asking.start();
        while (asking.isAlive()) {
            long now = System.currentTimeMillis();
            for (int point = OLD; point < POINTS; point++) {
                append(spool, point, now, now);
            }
            spool.prepare();
            LockSupport.parkNanos(LIVE_EVERY_NANOS);
        }
        drainer.stop();
        drainer.join(60_000);
    }

    /** While none is shown its age is counted from the first that was sent. */
    private static void ask(TimeSeriesStore store, Drainer drainer, long begun) {
        Histogram ages = new Histogram(3);
        long newest = System.currentTimeMillis();
        int failed = 0;
        while (drainer.health(System.currentTimeMillis()).lagReadings() > 2L * Drainer.BATCH_READINGS) {
            try {
                long[] times = store.query(Resolution.RAW, ASKED, newest, System.currentTimeMillis() + 1, 1).t();
                newest = times.length == 0 ? newest : times[times.length - 1];
            } catch (StoreException away) {
                failed++;
            }
            ages.recordValue(Math.max(0, System.currentTimeMillis() - newest));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        System.out.printf(Locale.ROOT, "backlog stored after %d ms; age of the newest live reading shown: p50 %d, p99 %d, most %d ms, %d queries, "
                + "%d failed%n", System.currentTimeMillis() - begun, ages.getValueAtPercentile(50), ages.getValueAtPercentile(99),
                ages.getMaxValue(), ages.getTotalCount(), failed);
    }
}
