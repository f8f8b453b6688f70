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
 * Runs a point's rules on its stored readings, in a {@link Lane} of its own that takes its time from the readings. Assumes that
 * readings arrived when they were measured; between two readings the lane is ticked as in operation. One thread.
 */
public final class BackTest {
    /** Interval between ticks, at least as fine as in a running gateway. */
    private static final long TICK_MILLIS = 1_000;
    /** Ticks are further apart in a long gap between readings, because only waiting times can end there. */
    private static final long TICKS_MAX = 10_000;

    private final Point own;
    private final Lane lane;
    private final Inbox inbox = new Inbox(Decoded.VALUES_MAX, () -> { });
    private final Decoded reading = new Decoded();
    private final RecordingLaneOutputs notebook = new RecordingLaneOutputs();
    private final long from;
    private long now;
    private long readings;

    /** @param point its rules are run; other points they refer to do not exist here */
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

    /**
     * Takes the next reading.
     *
     * @param eventMillis device time, ms since the epoch; not before the previous one
     */
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

    /** The result up to {@code toMillis}; call once. */
    public BackTestResult outcome(long toMillis, List<LabelledEvent> labels) {
        passTo(toMillis);
        lane.work(now);
        return BackTestResult.of(notebook.episodes(), readings, from, now, labels);
    }
}
