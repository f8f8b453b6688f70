package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;

/**
 * An alarm of a point, as site files name it.
 *
 * @param rule  name within the point: {@code high}, {@code low}, a rate rule's id, {@code stale}, {@code quality}, …
 * @param level the level required; null = any. {@code HH} named in a file means {@code high} at {@code HH}, {@code H}
 *              means {@code high} at any
 */
public record AlarmName(PointId point, String rule, String level) {
    /** The id of the alarm: {@code enterprise.site.device.point.rule}. */
    public String id() {
        return point.enterprise() + '.' + point.site() + '.' + point.device() + '.' + point.point() + '.' + rule;
    }

    /** Whether this names the alarm of that rule at that level. */
    public boolean means(PointId otherPoint, String otherRule, String otherLevel) {
        return point.equals(otherPoint) && rule.equals(otherRule) && (level == null || level.equals(otherLevel));
    }
}
