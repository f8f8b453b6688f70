package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;

/**
 * A configured rule of a point, also for an alarm that was never raised.
 *
 * @param rule    name within the point, see {@link Finding#rule()}
 * @param level   the least severe level it can find
 * @param mildest priority of that level; {@code gravest} of the most severe
 */
public record ConfiguredRule(Point point, String rule, RuleKind kind, String level, String unit, Priority mildest,
                             Priority gravest) {
    /** Finds the rule of that name; null when the point has none. */
    public static ConfiguredRule of(Point point, String rule) {
        return switch (rule) {
            case "high" -> side(point, LimitSide.HIGH);
            case "low" -> side(point, LimitSide.LOW);
            case InstrumentRules.STALE -> point.staleAfterMillis() <= 0 ? null
                    : instrument(point, rule, RuleKind.STALE);
            case InstrumentRules.QUALITY -> instrument(point, rule, RuleKind.BAD_QUALITY);
            default -> rate(point, rule);
        };
    }

    private static ConfiguredRule side(Point point, LimitSide side) {
        LimitSetting inner = limit(point, side.inner());
        LimitSetting outer = limit(point, side.outer());
        LimitSetting mild = inner == null ? outer : inner;
        LimitSetting grave = outer == null ? inner : outer;
        return mild == null ? null : new ConfiguredRule(point, side.rule(), RuleKind.LIMIT, mild.level().name(), point.unit(),
                mild.priority(), Priority.highest(mild.priority(), grave.priority()));
    }

    private static LimitSetting limit(Point point, LimitLevel level) {
        return point.limits().stream().filter(limit -> limit.level() == level).findFirst().orElse(null);
    }

    private static ConfiguredRule instrument(Point point, String rule, RuleKind kind) {
        Priority priority = InstrumentRules.priority(point);
        return InstrumentRules.isWatched(point)
                ? new ConfiguredRule(point, rule, kind, rule, point.unit(), priority, priority) : null;
    }

    private static ConfiguredRule rate(Point point, String rule) {
        for (RateSetting rate : point.rates()) {
            if (rate.id().equals(rule)) {
                return new ConfiguredRule(point, rule, RuleKind.RATE, rule, rate.shownUnit(), rate.priority(),
                        rate.priority());
            }
        }
        return other(point, rule);
    }

    private static ConfiguredRule other(Point point, String rule) {
        for (RuleSetting setting : point.rules()) {
            if (setting.id().equals(rule)) {
                RuleKind kind = RuleKind.of(setting);
                String level = setting instanceof TimeToLimitSetting warning ? warning.level().name() : rule;
                return new ConfiguredRule(point, rule, kind, level, kind.unit(point.unit()), setting.priority(),
                        setting.gravest());
            }
        }
        return null;
    }
}
