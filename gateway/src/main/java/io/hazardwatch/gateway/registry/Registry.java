package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Immutable snapshot of the whole configuration. Any thread.
 *
 * <p>{@link #point(int)} returns null for an index that a later reload has taken out of use.
 */
public final class Registry {
    /** Nothing configured. */
    public static final Registry EMPTY = of(List.of());

    private final List<Site> sites;
    private final Set<String> siteNames;
    private final IdTable<DeviceId, Device> devices;
    private final IdTable<PointId, Point> points;
    private final Point[] byIndex;
    private final Registry configured;

    private Registry(List<Site> sites, IdTable<DeviceId, Device> devices, IdTable<PointId, Point> points, Point[] byIndex, Registry configured) {
        this.sites = sites;
        this.siteNames = sites.stream().map(site -> nameOf(site.enterprise(), site.site())).collect(Collectors.toSet());
        this.devices = devices;
        this.points = points;
        this.byIndex = byIndex;
        this.configured = configured == null ? this : configured;
    }

    /** Builds the lookup tables. Indexes come from {@link PointIndexes}. */
    public static Registry of(List<Site> sites) {
        return of(sites, null);
    }

    /** The same with some limits tighter for a while. */
    static Registry tightened(List<Site> sites, Registry configured) {
        return of(sites, configured);
    }

    private static Registry of(List<Site> sites, Registry configured) {
        List<Device> devices = sites.stream().flatMap(site -> site.devices().stream()).toList();
        List<Point> points = new ArrayList<>(devices.stream().mapToInt(device -> device.points().size()).sum());
        devices.forEach(device -> points.addAll(device.points()));
        int indexMax = points.stream().mapToInt(Point::index).max().orElse(-1);
        Point[] byIndex = new Point[indexMax + 1];
        points.forEach(point -> byIndex[point.index()] = point);
        return new Registry(List.copyOf(sites), IdTable.of(devices, Device::id, Device[]::new),
                IdTable.of(points, Point::id, Point[]::new), byIndex, configured);
    }

    /** What the site files say, without limits that are tighter for a while; this itself if none is. */
    public Registry configured() {
        return configured;
    }

    /** All sites, in the order of their files. */
    public List<Site> sites() {
        return sites;
    }

    /** Whether there is such a site. */
    public boolean hasSite(String enterprise, String site) {
        return siteNames.contains(nameOf(enterprise, site));
    }

    private static String nameOf(String enterprise, String site) {
        return enterprise + '/' + site;
    }

    /** Whether {@code id} is configured; a virtual point counts as configured while its device or site is. */
    public boolean covers(PointId id) {
        if (Names.isReserved(id.device())) {
            return hasSite(id.enterprise(), id.site());
        }
        return Names.isReserved(id.point()) ? devices.get(id.deviceId()) != null : points.get(id) != null;
    }

    /** The device of that id, or null. */
    public Device device(DeviceId id) {
        return devices.get(id);
    }

    /** The point of that id, or null. */
    public Point point(PointId id) {
        return points.get(id);
    }

    /** The point of that index, or null when it is not in use. */
    public Point point(int index) {
        return index >= 0 && index < byIndex.length ? byIndex[index] : null;
    }

    /** One more than the highest index in use. */
    public int indexBound() {
        return byIndex.length;
    }

    /** All points, in the order of their indexes. */
    public List<Point> points() {
        List<Point> all = new ArrayList<>(byIndex.length);
        for (Point point : byIndex) {
            if (point != null) {
                all.add(point);
            }
        }
        return all;
    }
}
