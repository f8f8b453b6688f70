package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.PipelineSegment.RoutePoint;
import io.hazardwatch.gateway.registry.PipelineStation;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads where a pipeline lies: along its {@code route}, or straight from station to station. Each corner of the route gets its place along the
 * pipe: that which is stated, or by its distance between those that are. One thread.
 */
final class PipelineRouteReader {
    private static final String LOCATION = "location";
    private static final int CORNERS_MAX = 2_000;
    /** A pipe is at least as long as the way above it; what is beyond this is a mistake of one of the two, not of the ruler. */
    private static final double LONGER_MAX = 1.02;
    private static final double RULER_METRES = 100;
    private static final double EARTH_METRES = 6_371_008.8;

    private final List<Corner> corners = new ArrayList<>();

    private PipelineRouteReader() {}

    /** @param place along the pipe in m, NaN if not stated */
    private record Corner(YamlMap fields, double place, double lat, double lon) {}

    /**
     * The route; empty if none is stated, or if something is wrong with it, which is then said.
     *
     * @param maps     of the stations
     * @param stations as they were read
     */
    static List<RoutePoint> read(YamlMap segment, List<YamlMap> maps, List<PipelineStation> stations, double length) {
        List<YamlMap> route = segment.maps("route");
        List<YamlMap> located = maps.stream().filter(each -> each.has(LOCATION)).toList();
        PipelineRouteReader reader = new PipelineRouteReader();
        if (!route.isEmpty()) {
            return reader.ofRoute(segment, route, located, length);
        }
        return located.isEmpty() ? List.of() : reader.ofStations(segment, maps, stations, length);
    }

    private List<RoutePoint> ofStations(YamlMap segment, List<YamlMap> maps, List<PipelineStation> stations, double length) {
        for (int i = 0; i < maps.size(); i++) {
            if (maps.get(i).has(LOCATION)) {
                YamlMap location = maps.get(i).map(LOCATION);
                corner(location, maps.get(i), stations.get(i).placeMetres());
                location.done("lat", "lon");
            }
        }
        if (!maps.getFirst().has(LOCATION) || !maps.getLast().has(LOCATION)) {
            segment.broken("stations", "the first and the last must both have a location, or none may");
            return List.of();
        }
        return placed(length);
    }

    private List<RoutePoint> ofRoute(YamlMap segment, List<YamlMap> route, List<YamlMap> located, double length) {
        located.forEach(station -> station.broken(LOCATION, "must not stand beside a route, on which a station lies at its place"));
        for (YamlMap fields : route) {
            boolean isEnd = fields == route.getFirst() || fields == route.getLast();
            corner(fields, fields, fields.number("place", !isEnd ? Double.NaN : fields == route.getFirst() ? 0 : length));
            fields.done("lat", "lon", "place");
        }
        if (route.size() < 2 || route.size() > CORNERS_MAX) {
            segment.broken("route", "must be 2 to " + CORNERS_MAX + " corners");
            return List.of();
        }
        if (corners.getFirst().place() != 0 || corners.getLast().place() != length) {
            segment.broken("route", "must go from place 0 to the length");
            return List.of();
        }
        return placed(length);
    }

    private void corner(YamlMap fields, YamlMap placed, double place) {
        fields.requiredNumber("lat");
        fields.requiredNumber("lon");
        corners.add(new Corner(placed, place, fields.number("lat", Double.NaN, -90, 90), fields.number("lon", Double.NaN, -180, 180)));
    }

    /** Empty if something was wrong, which is then said. */
    private List<RoutePoint> placed(double length) {
        List<RoutePoint> found = new ArrayList<>();
        int from = 0;
        for (int to = 1; to < corners.size(); to++) {
            if (!Double.isNaN(corners.get(to).place())) {
                if (!between(from, to, found)) {
                    return List.of();
                }
                from = to;
            }
        }
        Corner last = corners.getLast();
        found.add(new RoutePoint(length, last.lat(), last.lon()));
        return found;
    }

    private boolean between(int from, int to, List<RoutePoint> found) {
        Corner first = corners.get(from);
        Corner last = corners.get(to);
        double pipe = last.place() - first.place();
        double way = 0;
        for (int i = from; i < to; i++) {
            way += metres(corners.get(i), corners.get(i + 1));
        }
        if (Double.isNaN(way)) {
            return false;
        }
        if (!(pipe > 0)) {
            last.fields().broken("place", "must be behind the one before it, " + first.place() + " m");
            return false;
        }
        if (way > pipe * LONGER_MAX + RULER_METRES) {
            last.fields().broken("place", "lies " + Math.round(way) + " m behind " + first.place() + " m on the ground, which is more than the "
                    + Math.round(pipe) + " m of pipe between them");
            return false;
        }
        double gone = 0;
        for (int i = from; i < to; i++) {
            Corner each = corners.get(i);
            found.add(new RoutePoint(way == 0 ? first.place() : first.place() + pipe * gone / way, each.lat(), each.lon()));
            gone += metres(each, corners.get(i + 1));
        }
        return true;
    }

    /** Along the surface. */
    private static double metres(Corner a, Corner b) {
        double lat = Math.sin(Math.toRadians(b.lat() - a.lat()) / 2);
        double lon = Math.sin(Math.toRadians(b.lon() - a.lon()) / 2);
        return 2 * EARTH_METRES * Math.asin(Math.sqrt(lat * lat + Math.cos(Math.toRadians(a.lat())) * Math.cos(Math.toRadians(b.lat())) * lon * lon));
    }
}
