package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ValiditySetting;
import java.util.List;
import java.util.Map;

/** What a point may inherit from a template: everything but its identity. */
record PointTemplateFields(String unit, double rangeLow, double rangeHigh, long periodMillis, long staleAfterMillis,
             List<LimitSetting> limits, List<RateSetting> rates, List<RuleSetting> rules, ValiditySetting screen,
             Map<String, Rationale> rationales) {
    /** Defaults if neither the point nor a template sets a value. */
    static final PointTemplateFields PLAIN = new PointTemplateFields("", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1_000, 300_000,
            List.of(), List.of(), List.of(),
            ValiditySetting.range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), Map.of());

    /** See {@link io.hazardwatch.gateway.registry.PointSettings#isByChange}. */
    boolean isByChange() {
        return staleAfterMillis > 0 && staleAfterMillis < 2 * periodMillis;
    }

    LimitSetting limit(LimitLevel level) {
        for (LimitSetting limit : limits) {
            if (limit.level() == level) {
                return limit;
            }
        }
        return null;
    }

    RateSetting rate(String id) {
        for (RateSetting rate : rates) {
            if (rate.id().equals(id)) {
                return rate;
            }
        }
        return null;
    }
}
