package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads the limits of a point and checks them against each other and against the template. One thread. */
final class LimitReader {
    private static final long HOUR = 3_600_000;

    private final YamlMap limits;
    private final PointTemplate template;

    private LimitReader(YamlMap limits, PointTemplate template) {
        this.limits = limits;
        this.template = template;
    }

    /** The limits of {@code point}, those of the template included, in order LL, L, H, HH. */
    static List<LimitSetting> read(YamlMap point, double rangeLow, double rangeHigh, PointTemplate template) {
        return new LimitReader(point.map("limits"), template).read(rangeLow, rangeHigh);
    }

    private List<LimitSetting> read(double rangeLow, double rangeHigh) {
        List<LimitSetting> found = new ArrayList<>(4);
        for (LimitLevel level : LimitLevel.values()) {
            LimitSetting inherited = template.shape().limit(level);
            LimitSetting limit = limits.has(level.name()) ? limit(level, inherited) : inherited;
            if (limit != null && !Double.isNaN(limit.at())) {
                found.add(limit);
            }
        }
        limits.done("LL", "L", "H", "HH");
        found.forEach(limit -> checkRange(limit, rangeLow, rangeHigh));
        for (int i = 1; i < found.size(); i++) {
            checkNeighbours(found.get(i - 1), found.get(i));
        }
        return found;
    }

    private LimitSetting limit(LimitLevel level, LimitSetting inherited) {
        LimitSetting base = inherited == null ? plain(level) : inherited;
        YamlMap fields = limits.map(level.name());
        double at = inherited == null ? fields.requiredNumber("at") : fields.number("at", inherited.at());
        CountedOnDelay onSamples = CountedOnDelayReader.read(fields, base.onSamples());
        LimitSetting limit = new LimitSetting(level, at,
                fields.number("deadband", base.deadband(), 0, Double.MAX_VALUE),
                onSamples == null ? fields.millis("onDelay", base.onDelayMillis(), 0, HOUR) : 0,
                fields.millis("offDelay", base.offDelayMillis(), 0, HOUR),
                fields.choice("priority", base.priority(), Priority.values()),
                fields.flag("latching", base.latching()), onSamples, fields.flag("beyond", base.beyond()));
        template.readStatutory(level, fields);
        fields.done("at", "deadband", "onDelay", "onSamples", "offDelay", "priority", "latching", "beyond", "why");
        template.checkTightened(limit, fields);
        return limit;
    }

    private static LimitSetting plain(LimitLevel level) {
        return new LimitSetting(level, Double.NaN, 0, 0, 0, level.isOuter() ? Priority.P1 : Priority.P2, false);
    }

    private void checkRange(LimitSetting limit, double low, double high) {
        if (limit.at() < low || limit.at() > high) {
            broken(limit.level(), "at", "must be within the range, " + low + " to " + high);
        }
        if (limit.beyond() && limit.at() == (limit.level().isHigh() ? high : low)) {
            broken(limit.level(), "at", "must be inside the range: nothing valid is beyond its end");
        }
        if (limit.deadband() >= high - low) {
            broken(limit.level(), "deadband", "must be smaller than the range");
        }
    }

    private void checkNeighbours(LimitSetting lower, LimitSetting upper) {
        double distance = upper.at() - lower.at();
        if (distance <= 0) {
            broken(upper.level(), "at", "must be above " + lower.level() + ", which is at " + lower.at());
            return;
        }
        if (!lower.level().isHigh()) {
            checkDeadband(lower, distance, upper.level());
        }
        if (upper.level().isHigh()) {
            checkDeadband(upper, distance, lower.level());
        }
        checkPriorities(lower, upper);
    }

    private void checkDeadband(LimitSetting limit, double distance, LimitLevel neighbour) {
        if (limit.deadband() >= distance) {
            broken(limit.level(), "deadband", "must be smaller than the distance to " + neighbour + ", " + distance);
        }
    }

    private void checkPriorities(LimitSetting lower, LimitSetting upper) {
        if (lower.level().isHigh() != upper.level().isHigh()) {
            return;
        }
        LimitSetting outer = upper.level().isOuter() ? upper : lower;
        LimitSetting inner = outer == upper ? lower : upper;
        if (inner.priority().isAbove(outer.priority())) {
            broken(outer.level(), "priority", "must be at least " + inner.priority() + ", that of " + inner.level());
        }
    }

    private void broken(LimitLevel level, String key, String rule) {
        limits.map(level.name()).broken(key, rule);
    }
}
