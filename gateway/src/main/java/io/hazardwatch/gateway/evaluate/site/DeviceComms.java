package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.registry.SuppressibleAlarm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The communication with a device, a group of them, or all of a site: while it is lost, one alarm says so and the points' own
 * {@code stale} alarms are suppressed. There is one for each device, so what only a lost one needs is made when it is lost. Lane thread.
 */
final class DeviceComms {
    private static final String STALE = "stale";
    private static final String RULE = "communication";
    private static final long WHOLE = Long.MIN_VALUE;
    /** After the first reading the other points have this much time to report before their silence is an alarm of its own. */
    private static final long GRACE_MILLIS_MIN = 10_000;
    private static final long GRACE_MILLIS_MAX = 60_000;
    /** A suppression by design must end; longer silence is an alarm for each point. */
    private static final long SUPPRESSED_MILLIS_MAX = 86_400_000;

    private final DeviceId device;
    private final LastArrival lastHeard;
    /** For people, of a group or site; null for a device, whose id is shown. */
    private Text name;
    /** Null until it is asked for. */
    private SiteAlarm alarm;
    /** Null while there are none. */
    private Map<PointId, SuppressionHold> holds;
    private List<Point> points;
    /** How long it may sleep, see {@link #sleepMillis(List)}; kept because a lost site of many points asks for each of them. */
    private long sleepMillis;
    /** Of the points; null until it is asked for, because a lost site of many points asks for each of them. */
    private Priority gravest;
    private long heardBefore;
    private long lostSince;
    private long graceUntil;
    /** When its connection broke, and when that will be reported; {@link #WHOLE} when it is not broken. */
    private long cutAt = WHOLE;
    private long cutDue = WHOLE;

    /**
     * A device that is heard.
     *
     * @param device the device, or the virtual one of a group or a whole site
     * @param name   name of the group or site; null for a device
     * @param points points whose silence counts
     */
    DeviceComms(DeviceId device, Text name, List<Point> points, LastArrival lastHeard) {
        this.device = device;
        this.name = name;
        this.points = points;
        this.sleepMillis = sleepMillis(points);
        this.lastHeard = lastHeard;
    }

    private String design() {
        return device.device().equals(SiteRule.DEVICE) ? CommsMonitor.DESIGN : CommsMonitor.DESIGN + '.' + device.device();
    }

    private Point virtual() {
        return Point.virtual(device.point(CommsMonitor.POINT), name == null ? Text.of(device.device()) : name, "");
    }

    private Priority priority() {
        if (gravest == null) {
            gravest = points.stream().map(point -> stale(point).gravest()).reduce(Priority.P3, Priority::highest);
        }
        return gravest;
    }

    private long twoLongestPeriods() {
        return 2 * points.stream().mapToLong(Point::periodMillis).max().orElse(0);
    }

    private static SuppressibleAlarm stale(Point point) {
        ConfiguredRule rule = ConfiguredRule.of(point, STALE);
        return new SuppressibleAlarm(new AlarmName(point.id(), STALE, null), rule == null ? Priority.P3 : rule.gravest());
    }

    SiteAlarm alarm() {
        if (alarm == null) {
            alarm = new SiteAlarm(virtual(), RULE, RuleKind.COMMUNICATION, "lost", priority(), false, 0, 0);
        }
        return alarm;
    }

    /** Ends alarm and suppressions, because it is no longer configured. */
    void end(SiteEvalContext context, SiteOutputs out) {
        if (alarm != null) {
            alarm.retire(context, out);
        }
        endSuppressions(out);
    }

    /**
     * The same device or site under other settings: it stays lost until a reading arrives. A new point does not count as a
     * reading.
     */
    void configure(Text nextName, List<Point> next, SiteOutputs out) {
        Set<PointId> known = points.stream().map(Point::id).collect(Collectors.toSet());
        Set<PointId> present = next.stream().map(Point::id).collect(Collectors.toSet());
        name = nextName;
        points = next;
        sleepMillis = sleepMillis(next);
        gravest = null;
        if (alarm != null) {
            alarm.rename(virtual(), priority());
        }
        if (holds != null) {
            letGoExcept(present, out);
        }
        for (Point point : next) {
            if (!known.contains(point.id())) {
                heardBefore = Math.max(heardBefore, lastHeard.lastHeardMillis(point));
            }
        }
    }

    private void letGoExcept(Set<PointId> present, SiteOutputs out) {
        holds.entrySet().removeIf(hold -> {
            boolean isGone = !present.contains(hold.getKey());
            if (isGone) {
                hold.getValue().letGo("no longer configured", out);
            }
            return isGone;
        });
    }

    List<Point> points() {
        return points;
    }

    boolean isLost() {
        return alarm != null && alarm.isActive();
    }

    /** Whether time alone may change it. */
    boolean isBusy() {
        return isLost() || graceUntil != 0;
    }

    /** Whether nothing has arrived for two periods of the point that reports most often, or its heartbeat is missed. */
    boolean isSilent(long now) {
        long shortest = points.isEmpty() ? 0 : Long.MAX_VALUE;
        for (Point point : points) {
            shortest = Math.min(shortest, point.isByChange() ? point.staleAfterMillis() : 2 * point.periodMillis());
        }
        return now - lastHeard() >= shortest;
    }

    /** Whether all of it reports by change: it sleeps in between, so connections that end and seconds of silence say nothing. */
    boolean isSleepy() {
        return sleepMillis > 0;
    }

    /** The longest time until one of the points is stale if all report by change; 0 if not. */
    private static long sleepMillis(List<Point> points) {
        long longest = 0;
        for (Point point : points) {
            if (!point.isByChange()) {
                return 0;
            }
            longest = Math.max(longest, point.staleAfterMillis());
        }
        return longest;
    }

    /** When the next heartbeat of a device that sleeps should come, or should have come. */
    long heartbeatDue() {
        long shortest = Long.MAX_VALUE;
        for (Point point : points) {
            shortest = Math.min(shortest, point.periodMillis());
        }
        return lastHeard() + shortest;
    }

    /** When anything arrived from it last. */
    long lastHeard() {
        long last = Long.MIN_VALUE;
        for (Point point : points) {
            last = Math.max(last, lastHeard.lastHeardMillis(point));
        }
        return last;
    }

    /**
     * Its connection broke.
     *
     * @param grace how long the device may take to send again; 0 = two of its longest period
     * @return when it counts as lost if nothing arrives; never for a device that sleeps
     */
    long connectionBroken(long atMillis, long grace) {
        if (isSleepy()) {
            return Long.MAX_VALUE;
        }
        cutAt = atMillis;
        cutDue = atMillis + (grace == 0 ? twoLongestPeriods() : grace);
        return cutDue;
    }

    /** Forgets the broken connection. */
    void connectionRestored() {
        cutAt = WHOLE;
        cutDue = WHOLE;
    }

    /** Whether its connection broke and nothing has arrived since, by any way. */
    boolean isCut() {
        if (cutAt != WHOLE && lastHeard() > cutAt) {
            connectionRestored();
        }
        return cutAt != WHOLE;
    }

    /** When it counts as lost if nothing arrives; only valid while {@link #isCut}. */
    long cutDueMillis() {
        return cutDue;
    }

    /** Raises the alarm that it is lost and suppresses points that are or become stale. */
    void lose(ActiveAlarms alarms, SiteEvalContext context, SiteOutputs out) {
        heardBefore = Math.max(lastHeard(), cutAt);
        lostSince = context.now;
        graceUntil = 0;
        connectionRestored();
        alarm().judge(Ternary.TRUE, context, out);
        for (Point point : points) {
            if (alarms.isActive(stale(point).name())) {
                hold(point, context, out);
            }
        }
    }

    /** Suppresses the stale alarm of a point. */
    void hold(Point point, SiteEvalContext context, SiteOutputs out) {
        String alarmId = new AlarmName(device.point(CommsMonitor.POINT), RULE, null).id();
        holds().computeIfAbsent(point.id(), unused -> new SuppressionHold(stale(point), design())).update(Ternary.TRUE,
                new SuppressionHold.Grounds(List.of(alarmId), priority(), lostSince + suppressedMillisMax(), "nothing is heard at all"),
                context, out);
    }

    /** Devices that sleep get two of their times more, or all of them would be told at once a day after a base station failed. */
    private long suppressedMillisMax() {
        return isSleepy() ? Math.max(SUPPRESSED_MILLIS_MAX, 2 * sleepMillis) : SUPPRESSED_MILLIS_MAX;
    }

    private Map<PointId, SuppressionHold> holds() {
        if (holds == null) {
            holds = new HashMap<>();
        }
        return holds;
    }

    /** Checks whether readings arrive again. */
    void checkHeard(SiteEvalContext context, SiteOutputs out) {
        if (isLost() && lastHeard() > heardBefore) {
            context.heard(lastHeard(), context.now);
            alarm.judge(Ternary.FALSE, context, out);
            alarm.judge(Ternary.FALSE, context, out);
            graceUntil = context.now + (isSleepy() ? sleepMillis
                    : Math.clamp(twoLongestPeriods(), GRACE_MILLIS_MIN, GRACE_MILLIS_MAX));
        }
    }

    /** Whether the points that are still silent have had enough time. */
    boolean isGraceOver(long now) {
        return graceUntil != 0 && now >= graceUntil;
    }

    /** Ends the suppressions: points that are still stale become alarms of their own. */
    void endSuppressions(SiteOutputs out) {
        graceUntil = 0;
        if (holds != null) {
            holds.values().forEach(hold -> hold.letGo("communication is back", out));
            holds = null;
        }
    }

    /** Restores that it was lost before a restart. */
    void restore(String level, Priority activePriority, long nowMillis) {
        alarm().restore(level, activePriority);
        heardBefore = lastHeard();
        lostSince = nowMillis;
        graceUntil = 0;
    }

    /** Restores that it suppressed a stale alarm before a restart; ends with the next evaluation when it is not lost. */
    void restoreHold(Point point, long nowMillis) {
        SuppressionHold hold = new SuppressionHold(stale(point), design());
        hold.restore(nowMillis);
        holds().put(point.id(), hold);
        graceUntil = isLost() ? 0 : nowMillis;
    }
}
