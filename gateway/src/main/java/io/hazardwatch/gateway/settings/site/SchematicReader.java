package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.SiteSchematic;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code schematic} of a site file: where tanks, detectors, valves and pipes are drawn. One thread. */
final class SchematicReader {
    private static final double SIZE_MAX = 10_000;
    private static final double USUAL_WIDTH = 100;
    private static final double USUAL_HEIGHT = 60;
    private static final int THINGS_MAX = 500;

    private final YamlMap fields;
    private final Map<String, PointId> points = new HashMap<>();
    private double width;
    private double height;

    private SchematicReader(YamlMap fields, List<Device> devices) {
        this.fields = fields;
        devices.forEach(device -> device.points().forEach(point -> points.put(point.id().device() + '/' + point.id().point(), point.id())));
    }

    static SiteSchematic read(YamlMap top, List<Device> devices) {
        YamlMap fields = top.map("schematic");
        return top.has("schematic") ? new SchematicReader(fields, devices).read() : SiteSchematic.NONE;
    }

    private SiteSchematic read() {
        width = fields.number("width", USUAL_WIDTH, 1, SIZE_MAX);
        height = fields.number("height", USUAL_HEIGHT, 1, SIZE_MAX);
        List<SiteSchematic.Tank> tanks = new ArrayList<>();
        maps("tanks").forEach(tank -> tanks.add(tank(tank)));
        List<SiteSchematic.Detector> detectors = new ArrayList<>();
        maps("detectors").forEach(detector -> detectors.add(detector(detector)));
        List<SiteSchematic.Valve> valves = new ArrayList<>();
        maps("valves").forEach(valve -> valves.add(valve(valve)));
        List<SiteSchematic.Pipe> pipes = new ArrayList<>();
        maps("pipes").forEach(pipe -> pipes.add(pipe(pipe)));
        fields.done("width", "height", "tanks", "detectors", "valves", "pipes");
        return new SiteSchematic(width, height, tanks, detectors, valves, pipes);
    }

    private List<YamlMap> maps(String key) {
        List<YamlMap> all = fields.maps(key);
        if (all.size() > THINGS_MAX) {
            fields.broken(key, "must be at most " + THINGS_MAX);
            return List.of();
        }
        return all;
    }

    private SiteSchematic.Tank tank(YamlMap tank) {
        SiteSchematic.Tank read = new SiteSchematic.Tank(tank.display("name", ""), place(tank, "x", width), place(tank, "y", height),
                tank.number("width", USUAL_WIDTH / 10, 1, width), tank.number("height", USUAL_HEIGHT / 4, 1, height), point(tank, "level"));
        tank.done("name", "x", "y", "width", "height", "level");
        return read;
    }

    private SiteSchematic.Detector detector(YamlMap detector) {
        if (!detector.has("point")) {
            detector.broken("point", "must be given");
        }
        SiteSchematic.Detector read = new SiteSchematic.Detector(point(detector, "point"), place(detector, "x", width), place(detector, "y", height));
        detector.done("point", "x", "y");
        return read;
    }

    private SiteSchematic.Valve valve(YamlMap valve) {
        SiteSchematic.Valve read = new SiteSchematic.Valve(valve.display("name", ""), place(valve, "x", width), place(valve, "y", height),
                point(valve, "point"));
        valve.done("name", "x", "y", "point");
        return read;
    }

    private SiteSchematic.Pipe pipe(YamlMap pipe) {
        SiteSchematic.Pipe read = new SiteSchematic.Pipe(place(pipe, "fromX", width), place(pipe, "fromY", height), place(pipe, "toX", width),
                place(pipe, "toY", height));
        pipe.done("fromX", "fromY", "toX", "toY");
        return read;
    }

    private static double place(YamlMap thing, String key, double max) {
        if (!thing.has(key)) {
            thing.broken(key, "must be given");
            return 0;
        }
        return thing.number(key, 0, 0, max);
    }

    private PointId point(YamlMap thing, String key) {
        String name = thing.text(key, null);
        PointId point = name == null ? null : points.get(name);
        if (name != null && point == null) {
            thing.broken(key, "must be a device and point of the site, such as sphere-01/level");
        }
        return point;
    }
}
