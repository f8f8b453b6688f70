package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import java.util.HashMap;
import java.util.Map;

/**
 * What can raise an alarm, by priority: H and HH of a point are one alarm of the more urgent one's priority.
 *
 * @param points how many points there are
 * @param forewarnings rules that warn of a limit to come, by the id of their alarm
 * @param alarms how many alarms of process values there are, by {@link Priority}
 */
public record ConfiguredAlarms(int points, long[] alarms, Map<String, Forewarning> forewarnings) {
    /**
     * A rule that warns of a limit to come.
     *
     * @param limitAlarm id of the alarm it warns of
     */
    public record Forewarning(String limitAlarm, long horizonMillis) {}

    /** Nothing warns. */
    public ConfiguredAlarms(int points, long[] alarms) {
        this(points, alarms, Map.of());
    }

    /** What is configured at the sites of a position. */
    public static ConfiguredAlarms of(Registry registry, OperatingPosition position) {
        int points = 0;
        long[] alarms = new long[Priority.values().length];
        Map<String, Forewarning> forewarnings = new HashMap<>();
        for (Site site : registry.sites()) {
            if (position.covers(site.enterprise(), site.site())) {
                for (Point point : site.devices().stream().flatMap(device -> device.points().stream()).toList()) {
                    points++;
                    count(point, alarms);
                    point.rules().forEach(rule -> note(point, rule, forewarnings));
                }
                site.rules().forEach(rule -> alarms[rule.priority().ordinal()]++);
            }
        }
        return new ConfiguredAlarms(points, alarms, forewarnings);
    }

    private static void note(Point point, RuleSetting rule, Map<String, Forewarning> forewarnings) {
        if (rule instanceof TimeToLimitSetting warning) {
            String limit = Alarm.idOf(point.id(), warning.level().isHigh() ? "high" : "low");
            forewarnings.put(Alarm.idOf(point.id(), warning.id()), new Forewarning(limit, warning.horizonMillis()));
        }
    }

    private static void count(Point point, long[] alarms) {
        countSide(point, true, alarms);
        countSide(point, false, alarms);
        for (RateSetting rate : point.rates()) {
            alarms[rate.priority().ordinal()]++;
        }
        for (RuleSetting rule : point.rules()) {
            alarms[rule.gravest().ordinal()]++;
        }
    }

    private static void countSide(Point point, boolean high, long[] alarms) {
        point.limits().stream().filter(limit -> limit.level().isHigh() == high).map(LimitSetting::priority)
                .reduce(Priority::highest).ifPresent(priority -> alarms[priority.ordinal()]++);
    }
}
