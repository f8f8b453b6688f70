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
 * @param back    how it returns to normal
 */
public record TightenedLimit(PointId point, LimitLevel level, double at, String rule, TighteningCause cause, String because,
                             Text text, Return back) {
    /**
     * How a tighter limit returns to normal: its distance from normal is less than that of the configured one, so the configured deadband may
     * reach beyond what is ever measured.
     *
     * @param deadbandMax the configured deadband counts up to here, in the point's unit
     * @param beyond      violated only strictly beyond the limit, whatever is configured
     */
    public record Return(double deadbandMax, boolean beyond) {
        /** As the configured limit does. */
        public static final Return AS_CONFIGURED = new Return(Double.MAX_VALUE, false);
    }

    /** One that returns to normal as the configured limit does. */
    public TightenedLimit(PointId point, LimitLevel level, double at, String rule, TighteningCause cause, String because, Text text) {
        this(point, level, at, rule, cause, because, text, Return.AS_CONFIGURED);
    }

    /** The configured limit, tightened. */
    LimitSetting over(LimitSetting configured) {
        return configured.tightened(at, Math.min(configured.deadband(), back.deadbandMax), configured.beyond() || back.beyond);
    }

    /** Whether it is tighter than a configured limit. */
    public boolean isTighterThan(LimitSetting configured) {
        return level.isHigh() ? at < configured.at() : at > configured.at();
    }
}
