package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.history.embedded.QuestStore;
import io.hazardwatch.gateway.history.influx.InfluxStore;
import io.hazardwatch.gateway.history.rollup.DirtyHours;
import io.hazardwatch.gateway.history.rollup.RollupJob;
import io.hazardwatch.gateway.history.rollup.SeriesReader;
import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.rollup.TrackedStore;
import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A year of readings in a store, and how soon a chart of it is there: {@code HistoryLoad DIR URL POINTS EVERY_MILLIS}, URL
 * of an InfluxDB or {@code embedded}. Writes in batches as a drainer does, rolls up as the keeper does, then asks for
 * a year, a month, a week and a day of each point in turn. A store that has readings is only asked.
 */
final class HistoryLoad {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long END = 1_763_769_600_000L;
    private static final long START = END - 365 * DAY;
    private static final int BATCH = 25_000;
    private static final int REPEATS = 40;
    private static final double SPIKE = 1e6;

    private final TimeSeriesStore store;
    private final DirtyHours hours;
    private final TrackedStore tracked;
    private final PointId[] points;
    private final long every;

    private HistoryLoad(Path directory, String url, int count, long every) throws Exception {
        store = url.equals("embedded") ? new QuestStore(directory.resolve("store")) : new InfluxStore(
                new HistorySettings.Influx(url, null, null, null, null, "load", null, 120_000), Retention.FOR_EVER);
        hours = new DirtyHours(directory.resolve("load.open"), DirtyHours.CAPACITY);
        tracked = new TrackedStore(store, hours, () -> END);
        points = new PointId[count];
        Arrays.setAll(points, i -> new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel"));
        this.every = every;
        tracked.prepare();
    }

    public static void main(String[] arguments) throws Exception {
        HistoryLoad load = new HistoryLoad(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]),
                Long.parseLong(arguments[3]));
        try {
            if (load.store.isEmpty()) {
                load.fill();
            }
            load.rollUp();
            load.ask();
        } finally {
            load.hours.close();
            load.store.close();
        }
    }

    private void fill() throws StoreException {
        ReadingBatch batch = new ReadingBatch(BATCH);
        long count = 0;
        long begun = System.nanoTime();
        for (long t = START; t < END; t += every) {
            for (PointId point : points) {
                boolean isSpike = t / every * every == (START + 200 * DAY) / every * every;
                batch.add(point, t, isSpike ? SPIKE : Math.sin(t * 1e-7) + count % 7, (byte) 0);
                count++;
                if (batch.isFull()) {
                    tracked.write(batch);
                    batch.count = 0;
                }
            }
        }
        tracked.write(batch);
        long written = System.nanoTime();
        while (!isShown()) {
            Thread.onSpinWait();
        }
        System.out.printf("%,d readings written, %,.0f/s, shown %.1f s later%n", count, count * 1e9 / (written - begun),
                (System.nanoTime() - written) / 1e9);
    }

    private boolean isShown() {
        try {
            store.awaitShown();
            return true;
        } catch (StoreException later) {
            return false;
        }
    }

    private void rollUp() {
        int open = hours.count();
        RollupJob keeper = new RollupJob(tracked, hours, Retention.FOR_EVER, (what, cause) -> System.out.println(what), () -> END, Thread::new);
        long begun = System.nanoTime();
        for (long now = END + DAY; hours.count() > 0; now += RollupJob.LOOK_MILLIS) {
            keeper.step(now);
        }
        System.out.printf("%,d hours of points rolled up, %,.0f/s%n", open, open * 1e9 / (System.nanoTime() - begun));
    }

    private void ask() throws StoreException {
        for (int days : new int[] {365, 90, 30, 7, 1}) {
            ask(days, 0);
        }
        ask(365, 365 * DAY / 2000);
        ask(365, 365 * DAY / 1000);
    }

    private void ask(int days, long step) throws StoreException {
        SeriesReader reader = new SeriesReader(tracked, hours, Retention.FOR_EVER);
        Histogram micros = new Histogram(3);
        SteppedSeries answer = null;
        long first = 0;
        for (int i = 0; i < REPEATS; i++) {
            long begun = System.nanoTime();
            answer = reader.series(points[i % points.length], END - days * DAY, END, step, END, ZoneOffset.UTC);
            micros.recordValue((System.nanoTime() - begun) / 1000);
            first = i == 0 ? micros.getMaxValue() : first;
        }
        double most = Arrays.stream(answer.series().max()).max().orElse(Double.NaN);
        System.out.printf("%3d days, %5d rows of %,d ms: first %.1f ms, median %.1f, worst %.1f; n %,d, spike %s%n", days,
                answer.series().rows(), answer.stepMillis(), first / 1e3, micros.getValueAtPercentile(50) / 1e3,
                micros.getMaxValue() / 1e3, Arrays.stream(answer.series().n()).sum(), most == SPIKE ? "kept" : "-");
    }
}
