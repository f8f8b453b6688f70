package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A measuring point as configured. What many points have in common is one {@link PointSettings} of all of them, so that a point of its own
 * takes 40 bytes. Immutable; any thread.
 */
public final class Point {
    private final int index;
    private final PointId id;
    private final Text name;
    private final String hazardSource;
    private final CalibrationDates calibration;
    private final PointSettings settings;

    /**
     * A point with these settings.
     *
     * @param index        dense number, the same for this id over every reload of one process
     * @param hazardSource id of the hazard source this point's device belongs to, or null
     * @param calibration  when it was calibrated and must be again
     */
    public Point(int index, PointId id, Text name, String hazardSource, CalibrationDates calibration, PointSettings settings) {
        this.index = index;
        this.id = id;
        this.name = name;
        this.hazardSource = hazardSource;
        this.calibration = calibration;
        this.settings = settings;
    }

    /** A point of which everything is stated, see {@link PointSettings}. */
    public Point(int index, PointId id, Text name, String unit, double rangeLow, double rangeHigh, long periodMillis,
                 long staleAfterMillis, List<LimitSetting> limits, List<RateSetting> rates, String hazardSource,
                 List<RuleSetting> rules, CalibrationDates calibration, ValiditySetting screen, Map<String, Rationale> rationales,
                 StatutoryLimits statutory) {
        this(index, id, name, hazardSource, calibration, new PointSettings(unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits,
                rates, rules, screen, rationales, statutory));
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

    /** Dense number, the same for this id over every reload of one process. */
    public int index() {
        return index;
    }

    /** Its id. */
    public PointId id() {
        return id;
    }

    /** Its name for people. */
    public Text name() {
        return name;
    }

    /** Id of the hazard source this point's device belongs to, or null. */
    public String hazardSource() {
        return hazardSource;
    }

    /** When it was calibrated and must be again. */
    public CalibrationDates calibration() {
        return calibration;
    }

    /** What it may have in common with other points. */
    public PointSettings settings() {
        return settings;
    }

    /** See {@link PointSettings#unit}. */
    public String unit() {
        return settings.unit();
    }

    /** See {@link PointSettings#rangeLow}. */
    public double rangeLow() {
        return settings.rangeLow();
    }

    /** See {@link PointSettings#rangeHigh}. */
    public double rangeHigh() {
        return settings.rangeHigh();
    }

    /** See {@link PointSettings#periodMillis}. */
    public long periodMillis() {
        return settings.periodMillis();
    }

    /** See {@link PointSettings#staleAfterMillis}. */
    public long staleAfterMillis() {
        return settings.staleAfterMillis();
    }

    /** See {@link PointSettings#isByChange}. */
    public boolean isByChange() {
        return settings.isByChange();
    }

    /** See {@link PointSettings#limits}. */
    public List<LimitSetting> limits() {
        return settings.limits();
    }

    /** See {@link PointSettings#rates}. */
    public List<RateSetting> rates() {
        return settings.rates();
    }

    /** See {@link PointSettings#rules}. */
    public List<RuleSetting> rules() {
        return settings.rules();
    }

    /** See {@link PointSettings#screen}. */
    public ValiditySetting screen() {
        return settings.screen();
    }

    /** See {@link PointSettings#rationales}. */
    public Map<String, Rationale> rationales() {
        return settings.rationales();
    }

    /** See {@link PointSettings#statutory}. */
    public StatutoryLimits statutory() {
        return settings.statutory();
    }

    /** The same point under its dense index. */
    public Point withIndex(int dense) {
        return new Point(dense, id, name, hazardSource, calibration, settings);
    }

    /** The same point with those calibration dates. */
    public Point withCalibration(CalibrationDates dates) {
        return new Point(index, id, name, hazardSource, dates, settings);
    }

    /** The same point with other settings. */
    private Point with(PointSettings others) {
        return new Point(index, id, name, hazardSource, calibration, others);
    }

    /** The same point with other limits. */
    Point withLimits(List<LimitSetting> others) {
        return with(settings.withLimits(others));
    }

    /** The same point with other rules beyond limits and rates. */
    Point withRules(List<RuleSetting> others) {
        return with(settings.withRules(others));
    }

    /** The same point with another screen. */
    public Point withScreen(ValiditySetting other) {
        return with(settings.withScreen(other));
    }

    /** The same point, with the reasons for its alarms. */
    public Point withRationales(Map<String, Rationale> reasons) {
        return with(settings.withRationales(reasons));
    }

    /** The same point, with the limits that the law sets. */
    public Point withStatutory(StatutoryLimits law) {
        return with(settings.withStatutory(law));
    }

    /** Whether its readings are judged like those of {@code other}, the same point under other settings: ignores texts for people. */
    public boolean isWatchedLike(Point other) {
        return settings == other.settings || isJudgedLike(other) && staleAfterMillis() == other.staleAfterMillis()
                && rates().equals(other.rates()) && rules().equals(other.rules()) && periodMillis() == other.periodMillis();
    }

    /** Whether its limits judge a value like those of {@code other}. */
    public boolean isJudgedLike(Point other) {
        return settings == other.settings || limits().equals(other.limits()) && screen().equals(other.screen())
                && unit().equals(other.unit()) && rangeLow() == other.rangeLow() && rangeHigh() == other.rangeHigh();
    }

    /** Whether the rule {@code id} beyond the limits has the same settings in {@code other}. */
    public boolean hasSameRule(Point other, String id) {
        return unit().equals(other.unit()) && periodMillis() == other.periodMillis() && Objects.equals(setting(id), other.setting(id));
    }

    private Object setting(String id) {
        for (RateSetting rate : rates()) {
            if (rate.id().equals(id)) {
                return rate;
            }
        }
        return rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
    }

    /** Whether it has any rule. */
    public boolean isRuled() {
        return !limits().isEmpty() || !rates().isEmpty() || rules().stream().anyMatch(Point::isAboutPlant);
    }

    private static boolean isAboutPlant(RuleSetting rule) {
        return rule instanceof AverageSetting || rule instanceof DeviationSetting || rule instanceof TimeToLimitSetting;
    }

    /** The most urgent priority any rule of this point can raise, or P4 when it has none. */
    public Priority priorityMax() {
        Priority highest = Priority.P4;
        for (LimitSetting limit : limits()) {
            highest = Priority.highest(highest, limit.priority());
        }
        for (RateSetting rate : rates()) {
            highest = Priority.highest(highest, rate.priority());
        }
        for (RuleSetting rule : rules()) {
            highest = Priority.highest(highest, rule.gravest());
        }
        return highest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point that && index == that.index && id.equals(that.id) && name.equals(that.name)
                && Objects.equals(hazardSource, that.hazardSource) && calibration.equals(that.calibration)
                && (settings == that.settings || settings.equals(that.settings));
    }

    @Override
    public int hashCode() {
        return 31 * index + id.hashCode();
    }

    @Override
    public String toString() {
        return id + " " + settings;
    }
}
