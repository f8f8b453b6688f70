package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import io.hazardwatch.gateway.registry.PipelineStation.Measured;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the pipeline segments of a site. Without its numbers a segment cannot be balanced, so none has a usual value. One thread. */
final class PipelineReader {
    private static final int STATIONS_MAX = 30;
    private static final int SEGMENTS_MAX = 100;
    private static final double PERCENT = 100;
    private static final double MEGA = 1e6;
    private static final double HOUR = 3_600;
    private static final Map<String, Double> FLOW = Map.of("m3/h", 1 / HOUR, "m³/h", 1 / HOUR, "m3/s", 1.0, "L/s", 1e-3);
    private static final Map<String, Double> PRESSURE = Map.of("MPa", MEGA, "kPa", 1e3, "Pa", 1.0, "bar", 1e5);
    private static final Map<String, Double> CELSIUS = Map.of("℃", 1.0, "°C", 1.0, "degC", 1.0, "C", 1.0);

    private final SitePoints points;

    private PipelineReader(SitePoints points) {
        this.points = points;
    }

    static List<PipelineSegment> read(YamlMap site, SitePoints points) {
        List<PipelineSegment> segments = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : site.maps("pipelines")) {
            PipelineSegment segment = new PipelineReader(points).segment(fields);
            if (segment != null && !seen.add(segment.id())) {
                fields.broken("id", "must stand only once in its site");
            } else if (segment != null) {
                segments.add(segment);
            }
        }
        if (segments.size() > SEGMENTS_MAX) {
            site.broken("pipelines", "must be at most " + SEGMENTS_MAX);
        }
        return segments;
    }

    private PipelineSegment segment(YamlMap fields) {
        String id = fields.ownName("id");
        Text name = fields.display("name", id == null ? "" : id);
        Priority priority = fields.choice("priority", Priority.P1, new Priority[] {Priority.P1, Priority.P2});
        double length = required(fields, "length", 100, 1_000_000);
        PipelineSegment.PipeDesign pipe = new PipelineSegment.PipeDesign(length, required(fields, "diameter", 0.01, 3),
                required(fields, "wall", 0.001, 0.2), required(fields, "elasticity", 1e8, 1e12));
        PipelineSegment.PipelineFluid fluid = fluid(fields.map("fluid"));
        List<PipelineSegment.Elevation> profile = profile(fields, length);
        double flow = required(fields, "nominalFlow", 0.01, 100_000) / HOUR;
        double k = fields.number("k", 4, 3, 5);
        YamlMap errors = fields.map("uncertainty");
        PipelineSegment.Uncertainty uncertainty = new PipelineSegment.Uncertainty(errors.number("flow", 0.25, 0.01, 10) / PERCENT,
                errors.number("pressure", 0.002, 0.0001, 1) * MEGA);
        errors.done("flow", "pressure");
        double clock = fields.has("clocks") ? fields.millis("clocks", 10, 1, 3_600_000) : Double.NaN;
        List<YamlMap> maps = fields.maps("stations");
        List<PipelineStation> stations = stations(fields, maps, length);
        List<PipelineSegment.RoutePoint> route = PipelineRouteReader.read(fields, maps, stations, length);
        fields.done("id", "name", "priority", "length", "diameter", "wall", "elasticity", "fluid", "elevation", "nominalFlow", "k", "uncertainty",
                "clocks", "stations", "route");
        if (pipe.wall() >= pipe.diameter() / 2) {
            fields.broken("wall", "must be less than half the diameter");
        }
        return id == null ? null : new PipelineSegment(id, name, priority, pipe, fluid, profile, flow, k, uncertainty, clock, stations,
                route);
    }

    private static double required(YamlMap fields, String key, double low, double high) {
        double value = fields.requiredNumber(key);
        if (value < low || value > high) {
            fields.broken(key, "must be from " + low + " to " + high);
        }
        return value;
    }

    private static PipelineSegment.PipelineFluid fluid(YamlMap fields) {
        PipelineSegment.PipelineFluid fluid = new PipelineSegment.PipelineFluid(ofLiquid(fields, "density", 300, 2_000),
                ofLiquid(fields, "bulkModulus", 1e8, 1e10), required(fields, "viscosity", 1e-8, 1e-2),
                required(fields, "vapourPressure", 0, 1e7), required(fields, "expansion", 1e-5, 1e-2));
        fields.done("density", "bulkModulus", "viscosity", "vapourPressure", "expansion");
        return fluid;
    }

    /** Gas packs hundreds of times more with pressure than a leak loses, which this balance cannot tell apart. */
    private static double ofLiquid(YamlMap fields, String key, double low, double high) {
        double value = fields.requiredNumber(key);
        if (value < low) {
            fields.broken(key, "must be from " + low + " to " + high + ": only lines of liquid are balanced, a gas line is compressible and is"
                    + " watched by the limits of its points");
        } else if (value > high) {
            fields.broken(key, "must be from " + low + " to " + high);
        }
        return value;
    }

    private static List<PipelineSegment.Elevation> profile(YamlMap fields, double length) {
        List<PipelineSegment.Elevation> profile = new ArrayList<>();
        double before = Double.NEGATIVE_INFINITY;
        boolean isRising = true;
        for (YamlMap each : fields.maps("elevation")) {
            double place = each.requiredNumber("place");
            double height = required(each, "height", -500, 9_000);
            each.done("place", "height");
            if (place <= before) {
                each.broken("place", "must be behind the one before it, " + before + " m");
                isRising = false;
            }
            before = place;
            profile.add(new PipelineSegment.Elevation(place, height));
        }
        if (isRising && (profile.size() < 2 || profile.getFirst().place() != 0 || profile.getLast().place() != length)) {
            fields.broken("elevation", "must be a list of place and height in m, from place 0 to the length");
        }
        return profile;
    }

    private List<PipelineStation> stations(YamlMap fields, List<YamlMap> maps, double length) {
        List<PipelineStation> stations = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<PointId> used = new HashSet<>();
        double before = Double.NEGATIVE_INFINITY;
        boolean isInOrder = true;
        for (YamlMap each : maps) {
            PipelineStation station = station(each, used);
            if (station.placeMetres() <= before) {
                isInOrder = false;
                each.broken("place", "must be behind the station before it, " + before
                        + " m: stations stand in the order of the flow, so that swapped ones are refused");
            }
            before = station.placeMetres();
            if (station.id() != null && !ids.add(station.id())) {
                each.broken("id", "must stand only once in its segment");
            }
            stations.add(station);
        }
        if (stations.size() < 2 || stations.size() > STATIONS_MAX) {
            fields.broken("stations", "must be 2 to " + STATIONS_MAX + " stations");
        } else if (isInOrder) {
            checkEnds(fields, stations, length);
            if (!List.of(maps.getFirst(), maps.getLast()).stream().allMatch(end -> end.has("flow") && end.has("pressure"))) {
                fields.broken("stations", "the first and the last must have flow and pressure, because a balance needs both ends");
            }
        }
        return stations;
    }

    private static void checkEnds(YamlMap fields, List<PipelineStation> stations, double length) {
        PipelineStation first = stations.getFirst();
        PipelineStation last = stations.getLast();
        if (first.placeMetres() != 0 || last.placeMetres() != length) {
            fields.broken("stations", "the first must stand at place 0 and the last at the length");
        }
        if ((first.waveTime() == null) != (last.waveTime() == null)) {
            fields.broken("stations", "the first and the last must both have waveTime, or neither");
        }
    }

    private PipelineStation station(YamlMap fields, Set<PointId> used) {
        String id = fields.ownName("id");
        Text name = fields.display("name", id == null ? "" : id);
        double place = fields.requiredNumber("place");
        Measured flow = measured(fields, "flow", FLOW, used);
        Measured pressure = measured(fields, "pressure", PRESSURE, used);
        Measured temperature = measured(fields, "temperature", CELSIUS, used);
        Point wave = fields.has("waveTime") ? points.point(fields, "waveTime") : null;
        List<PointId> valves = states(fields, "valves");
        List<PointId> pumps = states(fields, "pumps");
        fields.node().ask("location");
        fields.done("id", "name", "place", "flow", "pressure", "temperature", "waveTime", "valves", "pumps", "location");
        return new PipelineStation(id, name, place, flow, pressure, temperature, wave == null ? null : wave.id(), valves, pumps);
    }

    private List<PointId> states(YamlMap fields, String key) {
        return fields.has(key) ? points.points(fields, key, 1, 20).stream().map(Point::id).toList() : List.of();
    }

    private Measured measured(YamlMap fields, String key, Map<String, Double> units, Set<PointId> used) {
        Point point = fields.has(key) ? points.point(fields, key) : null;
        if (point == null) {
            return null;
        }
        if (!used.add(point.id())) {
            fields.broken(key, "must not be measured by the same point twice: stations may be swapped or copied");
        }
        Double factor = units.get(point.unit());
        if (factor == null) {
            fields.broken(key, "must be a point in one of " + units.keySet().stream().sorted().toList() + ", this one is in " + point.unit());
        }
        return new Measured(point.id(), factor == null ? 1 : factor, point.periodMillis());
    }
}
