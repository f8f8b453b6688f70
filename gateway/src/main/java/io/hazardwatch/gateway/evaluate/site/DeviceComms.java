package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RatedAlarm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The communication with a device, or with all devices of a site: while it is lost, one alarm says so and the points' own
 * {@code stale} alarms are suppressed. Lane thread.
 */
final class DeviceComms {
    private static final String STALE = "stale";
    private static final long WHOLE = Long.MIN_VALUE;
    /** After something is heard again the others get so much time to speak before their silence is told by itself. */
    private static final long GRACE_MILLIS_MIN = 10_000;
    private static final long GRACE_MILLIS_MAX = 60_000;
    /** A suppression by design ends; silence for longer is told point by point. */
    private static final long SUPPRESSED_MILLIS_MAX = 86_400_000;

    private final String design;
    private final LastHeard lastHeard;
    private final SiteAlarm alarm;
    private final Map<PointId, SuppressionHold> holds = new HashMap<>();
    private final String alarmId;
    private List<Point> points;
    private Priority priority;
    private long shortestPeriod;
    private long graceMillis;
    private long cutMillis;
    private long heardBefore;
    private long lostSince;
    private long graceUntil;
    /** When its connection broke, and when that will be told; {@link #WHOLE} = it did not. */
    private long cutAt = WHOLE;
    private long cutDue = WHOLE;

    /** @param points those that are missed when silent */
    DeviceComms(Point virtual, String design, List<Point> points, LastHeard lastHeard) {
        this.design = design;
        this.lastHeard = lastHeard;
        follow(points);
        this.alarm = new SiteAlarm(virtual, "communication", RuleKind.COMMUNICATION, "lost", priority, false, 0, 0);
        this.alarmId = new AlarmName(virtual.id(), "communication", null).id();
    }

    private void follow(List<Point> next) {
        this.points = next;
        this.priority = points.stream().map(point -> stale(point).gravest()).reduce(Priority.P3, Priority::highest);
        this.shortestPeriod = points.stream().mapToLong(Point::periodMillis).min().orElse(0);
        long longest = points.stream().mapToLong(Point::periodMillis).max().orElse(0);
        this.cutMillis = 2 * longest;
        this.graceMillis = Math.clamp(2 * longest, GRACE_MILLIS_MIN, GRACE_MILLIS_MAX);
    }

    private static RatedAlarm stale(Point point) {
        ConfiguredRule rule = ConfiguredRule.of(point, STALE);
        return new RatedAlarm(new AlarmName(point.id(), STALE, null), rule == null ? Priority.P3 : rule.gravest());
    }

    SiteAlarm alarm() {
        return alarm;
    }

    /**
     * The same device or site under another setting: what is lost stays lost until something is heard again. That a point is
     * new is nothing heard.
     */
    void configure(Point virtual, List<Point> next, SiteOutlets out) {
        Set<PointId> known = points.stream().map(Point::id).collect(Collectors.toSet());
        Set<PointId> present = next.stream().map(Point::id).collect(Collectors.toSet());
        follow(next);
        alarm.rename(virtual, priority);
        holds.entrySet().removeIf(hold -> {
            boolean isGone = !present.contains(hold.getKey());
            if (isGone) {
                hold.getValue().letGo("no longer configured", out);
            }
            return isGone;
        });
        for (Point point : next) {
            if (!known.contains(point.id())) {
                heardBefore = Math.max(heardBefore, lastHeard.lastHeardMillis(point));
            }
        }
    }

    List<Point> points() {
        return points;
    }

    boolean isLost() {
        return alarm.isActive();
    }

    /** Whether it has something that time will change. */
    boolean isBusy() {
        return isLost() || graceUntil != 0;
    }

    /** Nothing at all for two periods of what reports most often. */
    boolean isSilent(long now) {
        return now - lastHeard() >= 2 * shortestPeriod;
    }

    private long lastHeard() {
        long last = Long.MIN_VALUE;
        for (Point point : points) {
            last = Math.max(last, lastHeard.lastHeardMillis(point));
        }
        return last;
    }

    /**
     * Its connection broke.
     *
     * @param grace how long it may take to be heard again; 0 = two of its longest period
     * @return when it is lost if nothing is heard
     */
    long connectionBroken(long atMillis, long grace) {
        cutAt = atMillis;
        cutDue = atMillis + (grace == 0 ? cutMillis : grace);
        return cutDue;
    }

    /** The connection that broke does not matter any more. */
    void connectionRestored() {
        cutAt = WHOLE;
        cutDue = WHOLE;
    }

    /** Whether its connection broke and nothing was heard since, over whatever way. */
    boolean isCut() {
        if (cutAt != WHOLE && lastHeard() > cutAt) {
            connectionRestored();
        }
        return cutAt != WHOLE;
    }

    /** When it is lost if nothing is heard; asked while {@link #isCut}. */
    long cutDueMillis() {
        return cutDue;
    }

    /** It is lost: that is told, and what is or becomes stale is suppressed. */
    void lose(ActiveAlarms alarms, SiteEvalContext context, SiteOutlets out) {
        heardBefore = Math.max(lastHeard(), cutAt);
        lostSince = context.now;
        graceUntil = 0;
        connectionRestored();
        alarm.judge(Ternary.TRUE, context, out);
        for (Point point : points) {
            if (alarms.isActive(stale(point).name())) {
                hold(point, context, out);
            }
        }
    }

    /** Suppresses what is stale because of it. */
    void hold(Point point, SiteEvalContext context, SiteOutlets out) {
        holds.computeIfAbsent(point.id(), unused -> new SuppressionHold(stale(point), design)).update(Ternary.TRUE,
                new SuppressionHold.Grounds(List.of(alarmId), priority, lostSince + SUPPRESSED_MILLIS_MAX, "nothing is heard at all"),
                context, out);
    }

    /** Looks whether something is heard again. */
    void checkHeard(SiteEvalContext context, SiteOutlets out) {
        if (isLost() && lastHeard() > heardBefore) {
            context.heard(lastHeard(), context.now);
            alarm.judge(Ternary.FALSE, context, out);
            alarm.judge(Ternary.FALSE, context, out);
            graceUntil = context.now + graceMillis;
        }
    }

    /** Whether those who are still silent had time enough to speak. */
    boolean isGraceOver(long now) {
        return graceUntil != 0 && now >= graceUntil;
    }

    /** What is still stale speaks for itself from now on. */
    void endSuppressions(SiteOutlets out) {
        graceUntil = 0;
        holds.values().forEach(hold -> hold.letGo("communication is back", out));
        holds.clear();
    }

    /** It was lost before a restart. */
    void restore(String level, Priority activePriority, long nowMillis) {
        alarm.restore(level, activePriority);
        heardBefore = lastHeard();
        lostSince = nowMillis;
        graceUntil = 0;
    }

    /** A stale alarm was suppressed by it before a restart; when it is not lost now, that ends with the next look. */
    void restoreHold(Point point, long nowMillis) {
        SuppressionHold hold = new SuppressionHold(stale(point), design);
        hold.restore(nowMillis);
        holds.put(point.id(), hold);
        graceUntil = isLost() ? 0 : nowMillis;
    }
}
