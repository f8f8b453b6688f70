package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.Evaluator;
import io.hazardwatch.gateway.evaluate.PastMinutes;
import io.hazardwatch.gateway.evaluate.PastReadings;
import io.hazardwatch.gateway.evaluate.PointState;
import io.hazardwatch.gateway.evaluate.stats.PastHours;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.time.Deadlines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** The points that a lane monitors: their rule states and deadlines. Lane thread. */
final class PointMonitor {
    private final Evaluator evaluator;
    private final int number;
    private final int laneCount;
    private final Deadlines deadlines = new Deadlines();
    private final SetpointFollowers comparisons = new SetpointFollowers();
    private final IntConsumer onDeadline = this::onDeadline;
    private final JudgedProgress progress;
    private final List<PointState> resumed = new ArrayList<>();
    private Registry registry = Registry.EMPTY;
    private PointState[] states = new PointState[0];
    private long nowMillis;

    /** @param lastTicket the ticket of the newest transition */
    PointMonitor(Evaluator evaluator, int number, int laneCount, PointSnapshots snapshots, LongSupplier lastTicket) {
        this.evaluator = evaluator;
        this.progress = new JudgedProgress(evaluator, snapshots, lastTicket, index -> states[index]);
        this.number = number;
        this.laneCount = laneCount;
    }

    /** The registry in force. */
    Registry registry() {
        return registry;
    }

    boolean owns(Site site) {
        return Device.laneOf(site.enterprise(), site.site()) % laneCount == number;
    }

    /** Whether the point's site belongs to this lane. */
    boolean owns(PointId point) {
        return Device.laneOf(point.deviceId()) % laneCount == number;
    }

    /** Arrival time of the point's last reading; the start when there was none. */
    long lastHeardMillis(Point point) {
        return states[point.index()].lastArrivalMillis();
    }

    /**
     * The quality to store with a reading, see {@link Evaluator#qualityOf}; the device's own when the point is not monitored.
     */
    byte quality(int point, double value, byte ownQuality) {
        PointState state = point < states.length ? states[point] : null;
        return state == null ? ownQuality : Evaluator.qualityOf(state.point(), value, ownQuality);
    }

    /** Takes one reading; false when the point is not or no longer monitored here. {@link #judged} follows. */
    boolean onReading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {
        PointState state = point < states.length ? states[point] : null;
        if (state == null) {
            return false;
        }
        progress.begin(point, state);
        evaluator.onReading(state, eventMillis, arrivalMillis, value, quality);
        scheduleIfEarlier(point, state);
        notifyFollowers(point, arrivalMillis);
        return true;
    }

    /** Marks all consequences of the last reading as decided, so that its state may be stored. */
    void judged(int point) {
        progress.end(point, states[point]);
    }

    /**
     * The ticket that the journal must commit before a reading of that point may be acknowledged, or
     * {@link ReadingHandler#NO_TICKET}.
     */
    long awaitedTicket(int point) {
        return progress.awaitedTicket(point);
    }

    /** Takes that the journal has everything up to {@code ticket}. */
    void settle(long ticket) {
        progress.settle(ticket);
    }

    /** Whether a reading of that time, just taken, is the newest of its point. */
    boolean isNewest(int point, long eventMillis) {
        return states[point].isNewest(eventMillis);
    }

    /** Evaluates rules of other points that compare with this one. */
    private void notifyFollowers(int point, long now) {
        int[] followers = comparisons.of(point);
        if (followers != null) {
            for (int follower : followers) {
                evaluator.onReference(states[follower], now);
                scheduleIfEarlier(follower, states[follower]);
            }
        }
    }

    private void scheduleIfEarlier(int point, PointState state) {
        long next = evaluator.nextDeadlineMillis(state);
        if (next < deadlines.at(point)) {
            deadlines.schedule(point, next);
        }
    }

    /** Applies deadlines that have passed. */
    void onTick(long now) {
        nowMillis = now;
        deadlines.poll(now, onDeadline);
    }

    private void onDeadline(int point) {
        PointState state = states[point];
        if (state != null) {
            progress.begin(point, state);
            evaluator.onTick(state, nowMillis);
            reschedule(point);
            notifyFollowers(point, nowMillis);
            progress.end(point, state);
        }
    }

    private void reschedule(int point) {
        long next = evaluator.nextDeadlineMillis(states[point]);
        if (next != Evaluator.NO_DEADLINE) {
            deadlines.schedule(point, next);
        }
    }

    /** Applies {@code registry}; active alarms stay active. */
    void configure(Registry next, long now) {
        registry = next;
        reserve(registry.indexBound());
        for (int index = 0; index < states.length; index++) {
            retireUnless(registry.point(index), index, now);
        }
        for (Site site : registry.sites()) {
            for (Device device : site.devices()) {
                if (device.lane() % laneCount == number) {
                    device.points().forEach(point -> watch(point, now));
                }
            }
        }
        compare(registry);
    }

    private void compare(Registry registry) {
        comparisons.clear(states.length);
        for (PointState state : states) {
            if (state != null) {
                comparisons.note(state.point(), id -> registry.point(id).index(), (follower, id, reference) ->
                        evaluator.compare(states[follower], id, states[reference]));
            }
        }
    }

    private void reserve(int indexBound) {
        int known = states.length;
        if (indexBound > known) {
            states = Arrays.copyOf(states, indexBound);
            deadlines.reserve(indexBound);
            progress.reserve(indexBound);
        }
    }

    private void retireUnless(Point configured, int index, long now) {
        PointState state = states[index];
        if (state != null && configured == null) {
            change(index, withoutRules(state.point()), now);
            states[index] = null;
        }
    }

    private static Point withoutRules(Point point) {
        return new Point(point.index(), point.id(), point.name(), point.unit(), point.rangeLow(), point.rangeHigh(),
                point.periodMillis(), 0, List.of(), List.of(), point.hazardSource());
    }

    private void watch(Point point, long now) {
        PointState state = states[point.index()];
        if (state == null) {
            states[point.index()] = start(point, now);
        } else if (!state.point().equals(point)) {
            change(point.index(), point, now);
        }
        reschedule(point.index());
    }

    private void change(int index, Point point, long now) {
        progress.begin(index, states[index]);
        evaluator.reconfigure(states[index], point, now);
        progress.end(index, states[index]);
    }

    private PointState start(Point point, long now) {
        PointState state = evaluator.start(point, now);
        if (progress.resume(point.index(), state, now)) {
            resumed.add(state);
        }
        return state;
    }

    /** Finishes a {@link #configure} after the active alarms of its new points were restored. */
    void resumed() {
        for (PointState state : resumed) {
            evaluator.resumed(state);
            reschedule(state.point().index());
        }
        resumed.clear();
    }

    /** Restores an alarm that was active before the restart; false when its point is no longer monitored. */
    boolean restore(Alarm alarm, Registry registry) {
        Point point = registry.point(alarm.point());
        if (point == null) {
            return false;
        }
        evaluator.restore(states[point.index()], alarm.rule(), alarm.level());
        reschedule(point.index());
        return true;
    }

    /** Fills the windows of the point's rules with stored readings; does nothing when it is no longer monitored here. */
    void refill(int point, PastReadings past, PastMinutes minutes, PastHours hours) {
        if (states[point] != null) {
            evaluator.refill(states[point], past);
            evaluator.refill(states[point], minutes);
            evaluator.refill(states[point], hours);
        }
    }

    /** Present state of a rule of a point. */
    RuleContext context(PointId id, String rule) {
        Point point = registry.point(id);
        ConfiguredRule configured = point == null ? null : ConfiguredRule.of(point, rule);
        return configured == null ? RuleContext.NONE
                : new RuleContext(configured, evaluator.standing(states[point.index()], rule));
    }
}
