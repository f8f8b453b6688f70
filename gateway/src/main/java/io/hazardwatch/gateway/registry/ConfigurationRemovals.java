package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a new configuration would stop monitoring. A folder that is empty while its files are replaced looks like a demolished
 * plant, so a configuration that removes much is applied only after a person confirms it. Any thread.
 *
 * @param before  points configured at present
 * @param after   points in the new configuration
 * @param sites   sites that would be removed, as {@code enterprise/site}
 * @param points  points that would be removed
 * @param inAlarm points with an open alarm that would be removed, including virtual ones
 */
public record ConfigurationRemovals(int before, int after, List<String> sites, List<PointId> points, List<PointId> inAlarm) {
    /** One point in this many may be removed without confirmation. */
    private static final int SHARE = 5;

    /** Why a configuration needs confirmation. */
    public enum Reason {
        /** It needs none. */
        NONE,
        /** It has no site, but the present one has. */
        EMPTY,
        /** It removes a point with an open alarm. */
        POINT_IN_ALARM,
        /** It removes more than a fifth of the points. */
        MANY_POINTS
    }

    public ConfigurationRemovals {
        sites = List.copyOf(sites);
        points = List.copyOf(points);
        inAlarm = List.copyOf(inAlarm);
    }

    /** @param open points that have an open alarm */
    public static ConfigurationRemovals between(Registry before, Registry after, Collection<PointId> open) {
        TreeSet<String> sites = new TreeSet<>();
        before.sites().stream().filter(site -> !after.hasSite(site.enterprise(), site.site()))
                .forEach(site -> sites.add(site.enterprise() + '/' + site.site()));
        List<PointId> points = before.points().stream().map(Point::id).filter(id -> after.point(id) == null).toList();
        List<PointId> inAlarm = open.stream().filter(id -> before.covers(id) && !after.covers(id)).toList();
        return new ConfigurationRemovals(before.points().size(), after.points().size(), List.copyOf(sites), points, inAlarm);
    }

    /** The most serious reason to ask for confirmation. */
    public Reason reason() {
        if (after == 0 && before > 0) {
            return Reason.EMPTY;
        }
        if (!inAlarm.isEmpty()) {
            return Reason.POINT_IN_ALARM;
        }
        return points.size() * SHARE > before ? Reason.MANY_POINTS : Reason.NONE;
    }
}
