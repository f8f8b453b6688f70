package io.hazardwatch.gateway.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * A statutory limit that a new configuration would let go of: its template is gone from the point, or another one takes its place that allows
 * more. A point that keeps its name keeps what the law sets for it, because otherwise two small edits would loosen what one may not. Any thread.
 *
 * @param siteIndex place of the site among those of the new configuration
 * @param path      place within its file
 * @param value     the template that the point would have
 * @param rule      what is allowed there
 */
public record StatutoryLoosening(int siteIndex, String path, String value, String rule) {
    /** All of them, in the order of the new configuration. */
    public static List<StatutoryLoosening> between(Registry before, Registry after) {
        List<StatutoryLoosening> found = new ArrayList<>();
        for (int s = 0; s < after.sites().size(); s++) {
            List<Device> devices = after.sites().get(s).devices();
            for (int d = 0; d < devices.size(); d++) {
                List<Point> points = devices.get(d).points();
                for (int p = 0; p < points.size(); p++) {
                    Point known = before.point(points.get(p).id());
                    if (known != null && !known.statutory().limits().isEmpty()) {
                        compare(known.statutory(), points.get(p), s, "devices[" + d + "].points[" + p + "].template", found);
                    }
                }
            }
        }
        return found;
    }

    private static void compare(StatutoryLimits law, Point point, int site, String path, List<StatutoryLoosening> found) {
        StatutoryLimits next = point.statutory();
        for (LimitSetting limit : law.limits()) {
            LimitSetting kept = next.limit(limit.level());
            if (kept == null || !next.unit().equals(law.unit()) || StatutoryLimits.isLooser(kept, limit)) {
                found.add(new StatutoryLoosening(site, path, next.template().isEmpty() ? "(no statutory template)" : next.template(),
                        "must keep " + limit.level() + " not looser than " + limit.at() + ' ' + law.unit() + StatutoryLimits.IN_TEMPLATE
                                + law.template() + " of the configuration in force"));
            }
        }
    }
}
