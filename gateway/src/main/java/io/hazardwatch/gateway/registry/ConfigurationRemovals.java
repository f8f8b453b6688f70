package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * @param critical points that would be removed with a rule that can raise a P1, or with an open P1, including virtual ones
 */
public record ConfigurationRemovals(int before, int after, List<String> sites, List<PointId> points, List<PointId> inAlarm,
        List<PointId> critical) {
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
        critical = List.copyOf(critical);
    }

    /**
     * Compares two configurations.
     *
     * @param open points that have an open alarm
     * @param openCritical those of them that have an open P1
     */
    public static ConfigurationRemovals between(Registry before, Registry after, Collection<PointId> open, Collection<PointId> openCritical) {
        TreeSet<String> sites = new TreeSet<>();
        List<Site> goneSites = before.sites().stream().filter(site -> !after.hasSite(site.enterprise(), site.site())).toList();
        goneSites.forEach(site -> sites.add(site.enterprise() + '/' + site.site()));
        List<Point> gone = before.points().stream().filter(point -> after.point(point.id()) == null).toList();
        List<PointId> points = gone.stream().map(Point::id).toList();
        List<PointId> inAlarm = open.stream().filter(id -> before.covers(id) && !after.covers(id)).toList();
        Set<PointId> critical = new LinkedHashSet<>(gone.stream().filter(point -> point.priorityMax() == Priority.P1).map(Point::id).toList());
        goneSites.forEach(site -> site.logic().rules().stream().filter(rule -> rule.priority() == Priority.P1)
                .forEach(rule -> critical.add(new PointId(site.enterprise(), site.site(), SiteRule.DEVICE, rule.id()))));
        inAlarm.stream().filter(openCritical::contains).forEach(critical::add);
        return new ConfigurationRemovals(before.points().size(), after.points().size(), List.copyOf(sites), points, inAlarm, List.copyOf(critical));
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
