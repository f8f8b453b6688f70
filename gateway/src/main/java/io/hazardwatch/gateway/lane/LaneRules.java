package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Registry;

/** The rules of a lane, asked by alarm: those of points and those of sites as wholes. Lane thread. */
record LaneRules(PointMonitor points, SiteMonitor sites) {
    /** Takes back that an alarm was active before the restart; false when no rule has it any more. */
    boolean restore(Alarm alarm, Registry registry) {
        boolean isKnownToSite = sites.restore(alarm);
        return isOfSite(alarm.point()) ? isKnownToSite : points.restore(alarm, registry);
    }

    /** What is known of an alarm's rule at present. */
    RuleContext footing(String alarmId, PointId point) {
        String prefix = Alarm.idOf(point, "");
        if (!alarmId.startsWith(prefix)) {
            return RuleContext.NONE;
        }
        String rule = alarmId.substring(prefix.length());
        return isOfSite(point) ? sites.footing(point, rule) : points.footing(point, rule);
    }

    /** Whether the point is virtual: its alarms are of the site as a whole. */
    private static boolean isOfSite(PointId point) {
        return Names.isReserved(point.device()) || Names.isReserved(point.point());
    }
}
