package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Registry;

/** All rules of a lane, found by the alarm they raise: those of points and those of whole sites. Lane thread. */
record LaneRules(PointMonitor points, SiteMonitor sites) {
    /** Restores the rule of an alarm that was active before the restart; false when the rule is no longer configured. */
    boolean restore(Alarm alarm, Registry registry) {
        boolean isKnownToSite = sites.restore(alarm);
        return isOfSite(alarm.point()) ? isKnownToSite : points.restore(alarm, registry);
    }

    /** Present state of an alarm's rule; {@link RuleContext#NONE} when no such rule is configured. */
    RuleContext context(String alarmId, PointId point) {
        String prefix = Alarm.idOf(point, "");
        if (!alarmId.startsWith(prefix)) {
            return RuleContext.NONE;
        }
        String rule = alarmId.substring(prefix.length());
        return isOfSite(point) ? sites.context(point, rule) : points.context(point, rule);
    }

    /** Whether the point is virtual: its alarms belong to the whole site. */
    private static boolean isOfSite(PointId point) {
        return Names.isReserved(point.device()) || Names.isReserved(point.point());
    }
}
