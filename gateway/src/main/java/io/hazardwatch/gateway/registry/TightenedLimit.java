package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;

/**
 * A limit of a point that is tighter for as long as something lasts, such as a weather warning.
 *
 * @param at      limit in the point's unit
 * @param rule    id of the configured rule
 * @param because what causes it, such as the identifier of a warning
 * @param text    of the rule, for people
 */
public record TightenedLimit(PointId point, LimitLevel level, double at, String rule, String because, Text text) {
    /** Whether it is tighter than a configured limit. */
    public boolean isTighterThan(LimitSetting configured) {
        return level.isHigh() ? at < configured.at() : at > configured.at();
    }
}
