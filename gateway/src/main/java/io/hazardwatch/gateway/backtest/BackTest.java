package io.hazardwatch.gateway.backtest;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.evaluate.Evaluator;
import io.hazardwatch.gateway.lane.Inbox;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A point's rules on its stored readings: a {@link Lane} of its own whose clock is the readings'. Readings are taken to have
 * arrived when they were measured; between two of them the lane is ticked as it would have been. One thread.
 */
public final class BackTest {
    /** What the lane of a running gateway looks at its deadlines by, or finer. */
    private static final long TICK_MILLIS = 1_000;
    /** In a long hole in the readings ticks are further apart: nothing but the end of waiting can happen there. */
    private static final long TICKS_MAX = 10_000;

    private final Point own;
    private final Lane lane;
    private final Inbox inbox = new Inbox(Decoded.VALUES_MAX, () -> { });
    private final Decoded reading = new Decoded();
    private final RecordingOutlets notebook = new RecordingOutlets();
    private final long from;
    private long now;
    private long readings;

    /** @param point whose rules are tried; other points it may name are not there */
    public BackTest(Point point, long fromMillis) {
        own = point.withIndex(0);
        Registry registry = Registry.of(List.of(new Site(own.id().enterprise(), own.id().site(), Text.of(own.id().site()),
                "other", Double.NaN, Double.NaN, ZoneOffset.UTC, List.of(),
                List.of(Device.of(own.id().deviceId(), List.of(own))))));
        this.from = fromMillis;
        this.now = fromMillis;
        this.lane = new Lane(0, 1, registry, AlarmPolicy.STANDARD, List.of(), notebook, fromMillis);
        lane.connect(inbox);
    }

    /** The next reading; times must not fall. */
    public void reading(long eventMillis, double value, byte quality) {
        passTo(eventMillis);
        reading.clear();
        reading.add(0, eventMillis, value, Evaluator.replayedQuality(own, value, quality));
        inbox.offer(reading, eventMillis);
        lane.work(eventMillis);
        readings++;
    }

    private void passTo(long millis) {
        long step = Math.max(TICK_MILLIS, (millis - now) / TICKS_MAX);
        while (now + step < millis) {
            now += step;
            lane.work(now);
        }
        now = Math.max(now, millis);
    }

    /** What came out, up to {@code toMillis}; asked once. */
    public BackTestResult outcome(long toMillis, List<LabelledEvent> labels) {
        passTo(toMillis);
        lane.work(now);
        return BackTestResult.of(notebook.episodes(), readings, from, now, labels);
    }
}
