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
 * The alarms that a configuration can raise, by priority. H and HH of a point count as one alarm of the higher priority.
 *
 * @param points       number of points
 * @param alarms       number of alarms about process values, by ordinal of {@link Priority}
 * @param forewarnings rules that warn before a limit is reached, by the id of their alarm
 */
public record ConfiguredAlarms(int points, long[] alarms, Map<String, Forewarning> forewarnings) {
    /** A rule that warns before a limit is reached. */
    public record Forewarning(ForewarnedLimit limit, long horizonMillis) {}

    /** A configuration without early warnings. */
    public ConfiguredAlarms(int points, long[] alarms) {
        this(points, alarms, Map.of());
    }

    /** Counts what is configured at the sites of a position. */
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
            ForewarnedLimit limit = new ForewarnedLimit(Alarm.idOf(point.id(), warning.level().isHigh() ? "high" : "low"), warning.level());
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
