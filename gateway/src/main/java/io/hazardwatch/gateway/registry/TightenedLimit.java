package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;

/**
 * A limit of a point that is tighter for as long as something lasts, such as a weather warning or a work permit.
 *
 * @param at      limit in the point's unit
 * @param rule    id of the rule that asks for it
 * @param cause   kind of what causes it
 * @param because what causes it: the identifier of a warning, the id of a permit
 * @param text    of the rule, for people
 */
public record TightenedLimit(PointId point, LimitLevel level, double at, String rule, TighteningCause cause, String because,
                             Text text) {
    /** Whether it is tighter than a configured limit. */
    public boolean isTighterThan(LimitSetting configured) {
        return level.isHigh() ? at < configured.at() : at > configured.at();
    }
}
