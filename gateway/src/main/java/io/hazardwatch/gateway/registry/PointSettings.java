package io.hazardwatch.gateway.registry;

import java.util.List;
import java.util.Map;

/**
 * How points are measured and judged, apart from what is each one's own. Points of equal settings share one object.
 *
 * @param unit             UCUM-like text, for people and for rate limits
 * @param rangeLow         physical range; a value outside is bad, never normal. {@code -Infinity} when not stated
 * @param rangeHigh        see {@code rangeLow}; {@code +Infinity} when not stated
 * @param periodMillis     how often the device is meant to report; of a point that reports by change its heartbeat, see {@link #isByChange}
 * @param staleAfterMillis silence after which the point is stale, measured by the wall clock; 0 = never
 * @param limits           at most one per {@link LimitLevel}, inner and outer in order LL, L, H, HH
 * @param rules            rules beyond limits and rates, with unique names
 * @param screen           which values are invalid or doubtful
 * @param rationales       why its alarms exist: by level for limits, by id for other rules
 * @param statutory        what its template marks as statutory
 */
public record PointSettings(String unit, double rangeLow, double rangeHigh, long periodMillis, long staleAfterMillis, List<LimitSetting> limits,
                            List<RateSetting> rates, List<RuleSetting> rules, ValiditySetting screen, Map<String, Rationale> rationales,
                            StatutoryLimits statutory) {
    public PointSettings {
        limits = List.copyOf(limits);
        rates = List.copyOf(rates);
        rules = List.copyOf(rules);
        rationales = Map.copyOf(rationales);
    }

    /**
     * Whether the device reports changes as they come and, while nothing changes, a heartbeat each {@link #periodMillis}. Such a point is stale
     * before two heartbeats are missed, which no point that reports periodically may be.
     */
    public boolean isByChange() {
        return staleAfterMillis > 0 && staleAfterMillis < 2 * periodMillis;
    }

    PointSettings withLimits(List<LimitSetting> others) {
        return new PointSettings(unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, others, rates, rules, screen, rationales, statutory);
    }

    PointSettings withRules(List<RuleSetting> others) {
        return new PointSettings(unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates, others, screen, rationales, statutory);
    }

    PointSettings withScreen(ValiditySetting other) {
        return new PointSettings(unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates, rules, other, rationales, statutory);
    }

    PointSettings withRationales(Map<String, Rationale> reasons) {
        return new PointSettings(unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates, rules, screen, reasons, statutory);
    }

    PointSettings withStatutory(StatutoryLimits law) {
        return new PointSettings(unit, rangeLow, rangeHigh, periodMillis, staleAfterMillis, limits, rates, rules, screen, rationales, law);
    }
}
