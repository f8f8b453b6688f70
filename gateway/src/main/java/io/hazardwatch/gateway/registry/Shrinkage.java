package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a new configuration would stop watching. A folder that is emptied while files are replaced looks like a plant that was
 * pulled down, so a configuration that shrinks is taken only when a person says so. Any thread.
 *
 * @param before  points configured at present
 * @param after   points configured then
 * @param sites   sites that would go, as {@code enterprise/site}
 * @param points  points that would go
 * @param inAlarm points with an open alarm that would go, virtual ones included
 */
public record Shrinkage(int before, int after, List<String> sites, List<PointId> points, List<PointId> inAlarm) {
    /** Of so many points one may go without being asked about. */
    private static final int SHARE = 5;

    /** Why a configuration is not taken by itself. */
    public enum Reason {
        /** Nothing that needs asking goes. */
        NONE,
        /** It has no site, though there are some now. */
        EMPTY,
        /** A point with an open alarm goes. */
        POINT_IN_ALARM,
        /** More than a fifth of the points go. */
        MANY_POINTS
    }

    public Shrinkage {
        sites = List.copyOf(sites);
        points = List.copyOf(points);
        inAlarm = List.copyOf(inAlarm);
    }

    /** @param open points that have an open alarm */
    public static Shrinkage between(Registry before, Registry after, Collection<PointId> open) {
        TreeSet<String> sites = new TreeSet<>();
        before.sites().stream().filter(site -> !after.hasSite(site.enterprise(), site.site()))
                .forEach(site -> sites.add(site.enterprise() + '/' + site.site()));
        List<PointId> points = before.points().stream().map(Point::id).filter(id -> after.point(id) == null).toList();
        List<PointId> inAlarm = open.stream().filter(id -> before.covers(id) && !after.covers(id)).toList();
        return new Shrinkage(before.points().size(), after.points().size(), List.copyOf(sites), points, inAlarm);
    }

    /** The gravest reason not to take it. */
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
