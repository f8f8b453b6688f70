package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;

/**
 * A change that a rule found; rare, so allocating it is fine.
 *
 * @param rule          the rule's name within its point, part of the alarm's id: {@code high}, {@code low}, a rate rule's
 *                      id, {@code stale}, {@code quality}
 * @param level         what is violated now, for people: {@code H}, {@code HH}, {@code L}, {@code LL} (for
 *                      TIME_TO_LIMIT the limit that is predicted), or the rule's id
 * @param priority      of the level violated now
 * @param eventMillis   device time of the first violating reading (RAISE, SEVERITY_UP) or first ok reading (CLEAR);
 *                      arrival time for STALE
 * @param arrivalMillis arrival of the reading or tick that decided
 * @param value         the deciding value; for RATE the slope in the configured unit; for TIME_TO_LIMIT the expected time in min,
 *                      of which {@code limit} is the earliest and {@code worst} the latest
 * @param limit         the limit in force, same unit as {@code value}
 * @param worst         the most extreme value since the violation began, same unit as {@code value}
 * @param late          decided on data that was old when it arrived, or proven by an out-of-order reading
 */
public record Finding(Point point, String rule, RuleKind kind, FindingType type, String level, Priority priority,
                      boolean latching, long eventMillis, long arrivalMillis, double value, double limit,
                      double worst, boolean late) {
    private static final String SYSTEM_RULE = "system";

    /** A finding about the gateway itself at {@code nowMillis}; {@code point} is virtual. */
    public static Finding system(Point point, FindingType signal, Priority priority, long nowMillis) {
        return new Finding(point, SYSTEM_RULE, RuleKind.SYSTEM, signal, SYSTEM_RULE, priority, false, nowMillis, nowMillis,
                Double.NaN, Double.NaN, Double.NaN, false);
    }

    /** The unit of {@code value}, {@code limit} and {@code worst}. */
    public String unit() {
        for (RateSetting rate : point.rates()) {
            if (kind == RuleKind.RATE && rate.id().equals(rule)) {
                return rate.shownUnit();
            }
        }
        return kind.unit(point.unit());
    }

    /** The CLEAR of a rule whose point is no longer configured; without it the alarm would stay active forever. */
    public static Finding withdrawn(PointId id, Text name, String unit, String rule, RuleKind kind, String level,
                                    Priority priority, long nowMillis) {
        return plain(id, name, unit, rule, kind, FindingType.CLEAR, level, priority, nowMillis);
    }

    /** A finding without a reading, about a point that need not be configured. */
    public static Finding plain(PointId id, Text name, String unit, String rule, RuleKind kind, FindingType signal,
                                String level, Priority priority, long nowMillis) {
        return new Finding(Point.virtual(id, name, unit), rule, kind, signal, level, priority, false, nowMillis, nowMillis,
                Double.NaN, Double.NaN, Double.NaN, false);
    }
}
