package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A measuring point as configured.
 *
 * @param index            dense number, the same for this id over every reload of one process
 * @param unit             UCUM-like text, for people and for rate limits
 * @param rangeLow         physical range; a value outside is bad, never normal. {@code -Infinity} when not stated
 * @param rangeHigh        see {@code rangeLow}; {@code +Infinity} when not stated
 * @param periodMillis     how often the device is meant to report
 * @param staleAfterMillis silence after which the point is stale, measured by the wall clock; 0 = never
 * @param limits           at most one per {@link LimitLevel}, inner and outer in order LL, L, H, HH
 * @param hazardSource     id of the hazard source this point's device belongs to, or null
 * @param rules            rules beyond limits and rates, with unique names
 * @param calibration      when it was calibrated and must be again
 * @param screen           which values are invalid or doubtful
 * @param rationales       why its alarms exist: by level for limits, by id for other rules
 * @param statutory        what its template marks as statutory
 */
public record Point(int index, PointId id, Text name, String unit, double rangeLow, double rangeHigh, long periodMillis,
                    long staleAfterMillis, List<LimitSetting> limits, List<RateSetting> rates, String hazardSource,
                    List<RuleSetting> rules, CalibrationDates calibration, ValiditySetting screen,
                    Map<String, Rationale> rationales, StatutoryLimits statutory) {
    public Point {
        limits = List.copyOf(limits);
        rates = List.copyOf(rates);
        rules = List.copyOf(rules);
        rationales = Map.copyOf(rationales);
    }

    /** A point without statutory limits. */
    public Point(int index, PointId id, Text name, String unit, double rangeLow, double rangeHigh, long periodMillis,
                 long staleAfterMillis, List<LimitSetting> limits, List<RateSetting> rates, String hazardSource,
                 List<RuleSetting> rules, CalibrationDates calibration, ValiditySetting screen, Map<String, Rationale> rationales) {
        this(index, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates, hazardSource, rules, calibration,
                screen, rationales, StatutoryLimits.NONE);
    }

    /** A point with a range as its screen and without a calibration date. */
    public Point(int index, PointId id, Text name, String unit, double rangeLow, double rangeHigh, long periodMillis,
                 long staleAfterMillis, List<LimitSetting> limits, List<RateSetting> rates, String hazardSource,
                 List<RuleSetting> rules) {
        this(index, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates, hazardSource,
                rules, CalibrationDates.NONE, ValiditySetting.range(rangeLow, rangeHigh), Map.of());
    }

    /** A point with limits and rates only. */
    public Point(int index, PointId id, Text name, String unit, double rangeLow, double rangeHigh, long periodMillis,
                 long staleAfterMillis, List<LimitSetting> limits, List<RateSetting> rates, String hazardSource) {
        this(index, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates, hazardSource,
                List.of());
    }

    /** A point that no device measures; it carries alarms of a whole site or of the gateway itself. */
    public static Point virtual(PointId id, Text name, String unit) {
        return new Point(-1, id, name, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0, List.of(),
                List.of(), null);
    }

    /** The same point under its dense index. */
    public Point withIndex(int dense) {
        return new Point(dense, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates,
                hazardSource, rules, calibration, screen, rationales, statutory);
    }

    /** The same point with those calibration dates. */
    public Point withCalibration(CalibrationDates dates) {
        return new Point(index, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates,
                hazardSource, rules, dates, screen, rationales, statutory);
    }

    /** The same point with other limits. */
    Point withLimits(List<LimitSetting> others) {
        return new Point(index, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, others, rates,
                hazardSource, rules, calibration, screen, rationales, statutory);
    }

    /** The same point with other rules beyond limits and rates. */
    Point withRules(List<RuleSetting> others) {
        return new Point(index, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates,
                hazardSource, others, calibration, screen, rationales, statutory);
    }

    /** The same point with another screen. */
    public Point withScreen(ValiditySetting other) {
        return new Point(index, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates,
                hazardSource, rules, calibration, other, rationales, statutory);
    }

    /** The same point, with the reasons for its alarms. */
    public Point withRationales(Map<String, Rationale> reasons) {
        return new Point(index, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates,
                hazardSource, rules, calibration, screen, reasons, statutory);
    }

    /** The same point, with the limits that the law sets. */
    public Point withStatutory(StatutoryLimits law) {
        return new Point(index, id, name, unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates,
                hazardSource, rules, calibration, screen, rationales, law);
    }

    /** Whether its readings are judged like those of {@code other}, the same point under other settings: ignores texts for people. */
    public boolean isWatchedLike(Point other) {
        return isJudgedLike(other) && staleAfterMillis == other.staleAfterMillis && rates.equals(other.rates)
                && rules.equals(other.rules) && periodMillis == other.periodMillis;
    }

    /** Whether its limits judge a value like those of {@code other}. */
    public boolean isJudgedLike(Point other) {
        return limits.equals(other.limits) && screen.equals(other.screen) && unit.equals(other.unit)
                && rangeLow == other.rangeLow && rangeHigh == other.rangeHigh;
    }

    /** Whether the rule {@code id} beyond the limits has the same settings in {@code other}. */
    public boolean hasSameRule(Point other, String id) {
        return unit.equals(other.unit) && periodMillis == other.periodMillis && Objects.equals(setting(id), other.setting(id));
    }

    private Object setting(String id) {
        for (RateSetting rate : rates) {
            if (rate.id().equals(id)) {
                return rate;
            }
        }
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
    }

    /** Whether it has any rule. */
    public boolean isRuled() {
        return !limits.isEmpty() || !rates.isEmpty() || rules.stream().anyMatch(Point::isAboutPlant);
    }

    private static boolean isAboutPlant(RuleSetting rule) {
        return rule instanceof AverageSetting || rule instanceof DeviationSetting || rule instanceof TimeToLimitSetting;
    }

    /** The most urgent priority any rule of this point can raise, or P4 when it has none. */
    public Priority priorityMax() {
        Priority highest = Priority.P4;
        for (LimitSetting limit : limits) {
            highest = Priority.highest(highest, limit.priority());
        }
        for (RateSetting rate : rates) {
            highest = Priority.highest(highest, rate.priority());
        }
        for (RuleSetting rule : rules) {
            highest = Priority.highest(highest, rule.gravest());
        }
        return highest;
    }
}
