package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.DesignRule;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SuppressibleAlarm;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads suppression by design, and refuses suppression of alarms that are more urgent than their causes. One thread. */
final class DesignReader {
    private static final long HOUR = 3_600_000;
    private static final long USUAL = 8 * HOUR;
    private static final int CAUSES_MAX = 10;
    private static final int ALARMS_MAX = 1_000;

    private final YamlMap fields;
    private final SitePoints points;

    private DesignReader(YamlMap fields, SitePoints points) {
        this.fields = fields;
        this.points = points;
    }

    static List<DesignRule> read(YamlMap site, SitePoints points) {
        List<DesignRule> designs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : site.maps("suppress")) {
            DesignRule design = new DesignReader(fields, points).design();
            if (design != null && !seen.add(design.id())) {
                fields.broken("id", "must stand only once in its site");
            } else if (design != null) {
                designs.add(design);
            }
        }
        return designs;
    }

    private DesignRule design() {
        String id = fields.ownName("id");
        List<AlarmName> causes = causes();
        List<SuppressibleAlarm> alarms = alarms();
        long millisMax = fields.millis("maxDuration", USUAL, 1_000, 24 * HOUR);
        fields.done("id", "when", "alarms", "maxDuration");
        Priority source = causes.stream().map(this::mildest).reduce(Priority.P4, Priority::highest);
        if (points.isWhole()) {
            alarms.forEach(alarm -> check(alarm, causes, source));
        }
        return id == null ? null : new DesignRule(id, causes, source, alarms, millisMax);
    }

    private List<AlarmName> causes() {
        List<AlarmName> causes = new ArrayList<>();
        for (YamlMap cause : fields.maps("when")) {
            AlarmName alarm = SitePoints.alarm(cause, "alarm", points.point(cause, "point"));
            cause.done("point", "alarm");
            if (alarm != null) {
                causes.add(alarm);
            }
        }
        checkCount("when", CAUSES_MAX);
        return causes;
    }

    private void checkCount(String key, int max) {
        int count = fields.list(key).size();
        if (count < 1 || count > max) {
            fields.broken(key, "must be a list of 1 to " + max + " alarms, each with point and alarm");
        }
    }

    private List<SuppressibleAlarm> alarms() {
        List<SuppressibleAlarm> alarms = new ArrayList<>();
        for (YamlMap item : fields.maps("alarms")) {
            Point point = points.point(item, "point");
            String rule = item.requiredText("alarm");
            ConfiguredRule configured = point == null || rule == null ? null : ConfiguredRule.of(point, rule);
            if (point != null && rule != null && configured == null) {
                item.broken("alarm", "must be an alarm of the point: high, low, or the name of one of its rules");
            }
            item.done("point", "alarm");
            if (configured != null) {
                alarms.add(new SuppressibleAlarm(new AlarmName(point.id(), rule, null), configured.gravest()));
            }
        }
        checkCount("alarms", ALARMS_MAX);
        return alarms;
    }

    /** The lowest priority that an active cause has. */
    private Priority mildest(AlarmName cause) {
        Point point = points.find(cause.point().device() + '/' + cause.point().point());
        for (LimitLevel level : LimitLevel.values()) {
            if (level.name().equals(cause.level())) {
                return point.limits().stream().filter(limit -> limit.level() == level).findFirst().orElseThrow().priority();
            }
        }
        return ConfiguredRule.of(point, cause.rule()).mildest();
    }

    /** Checks the rule that a cause must be at least as urgent, as far as the settings show it. */
    private void check(SuppressibleAlarm alarm, List<AlarmName> causes, Priority source) {
        String name = alarm.name().point().device() + '/' + alarm.name().point().point() + ' ' + alarm.name().rule();
        if (alarm.gravest().isAbove(source)) {
            fields.broken("alarms", name + " can be " + alarm.gravest() + ", more urgent than its causes, " + source);
        } else if (alarm.gravest() == Priority.P1 && causes.stream().map(AlarmName::id).distinct().count() < 2) {
            fields.broken("when", name + " can be P1, which no single cause may suppress");
        }
        if (causes.stream().anyMatch(cause -> cause.id().equals(alarm.name().id()))) {
            fields.broken("alarms", name + " is one of the causes");
        }
    }
}
