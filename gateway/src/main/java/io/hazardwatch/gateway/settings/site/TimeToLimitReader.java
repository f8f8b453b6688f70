package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads the warnings before a limit is reached. One thread. */
final class TimeToLimitReader {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int PERIODS = 12;
    private static final TimeToLimitSetting PLAIN = new TimeToLimitSetting("", null, Double.NaN, 10 * MINUTE, 30 * MINUTE,
            TimeToLimitSetting.ON_DELAY_MILLIS_MIN, Priority.P3);

    private final List<LimitSetting> limits;
    private final long periodMillis;

    /** @param limits of the point, which the warnings predict */
    TimeToLimitReader(List<LimitSetting> limits, long periodMillis) {
        this.limits = limits;
        this.periodMillis = periodMillis;
    }

    /** The rules under {@code timeToLimit}; a rule whose id the template also has inherits what it leaves out. */
    List<TimeToLimitSetting> read(YamlMap fields, PointTemplateFields template, RuleNames names) {
        List<TimeToLimitSetting> found = new ArrayList<>();
        for (YamlMap rule : fields.maps("timeToLimit")) {
            String id = names.take(rule);
            TimeToLimitSetting read = warning(rule, id, inherited(template, id));
            if (id != null && read != null) {
                found.add(read);
            }
        }
        return found;
    }

    private static TimeToLimitSetting inherited(PointTemplateFields template, String id) {
        for (RuleSetting rule : template.rules()) {
            if (rule instanceof TimeToLimitSetting warning && warning.id().equals(id)) {
                return warning;
            }
        }
        return PLAIN;
    }

    private TimeToLimitSetting warning(YamlMap rule, String id, TimeToLimitSetting base) {
        LimitLevel level = rule.choice("limit", base.level(), LimitLevel.values());
        long window = rule.millis("window", base.windowMillis(), MINUTE, DAY);
        long horizon = rule.millis("horizon", base.horizonMillis(), MINUTE, 3 * DAY);
        long onDelay = rule.millis("onDelay", base.onDelayMillis(), TimeToLimitSetting.ON_DELAY_MILLIS_MIN, HOUR);
        rule.done("id", "limit", "window", "horizon", "onDelay", "why");
        if (window < PERIODS * periodMillis) {
            rule.broken("window", "must be at least " + PERIODS + " periods of " + periodMillis + " ms");
        }
        if (horizon > TimeToLimitSetting.HORIZON_WINDOWS_MAX * window) {
            rule.broken("horizon", "must be at most " + TimeToLimitSetting.HORIZON_WINDOWS_MAX + " windows");
        }
        LimitSetting limit = limit(level);
        if (limit == null) {
            rule.broken("limit", "must be one of the point's limits");
            return null;
        }
        return new TimeToLimitSetting(id, level, limit.at(), window, horizon, onDelay, limit.priority().below());
    }

    /** A template's warning, applied to the point's own limit. */
    TimeToLimitSetting forPoint(TimeToLimitSetting inherited) {
        LimitSetting limit = limit(inherited.level());
        return limit == null ? inherited : inherited.of(limit);
    }

    private LimitSetting limit(LimitLevel level) {
        return limits.stream().filter(limit -> limit.level() == level).findFirst().orElse(null);
    }
}
