package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.GasConversion;
import io.hazardwatch.gateway.registry.GasDetector;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.LeakSource;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.ProcessSign;
import io.hazardwatch.gateway.registry.SiteGas;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what leaks are judged by: {@code gas} and {@code lelPctVol} of points, {@code place} of devices, and {@code leakSources} of a site.
 * One thread.
 */
final class GasReader {
    private static final Pattern GAS = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final double METRES_MAX = 50_000;
    private static final int SOURCES_MAX = 500;
    private static final int CAMERAS_MAX = 20;
    /** Units in which a value is a part of the lower explosive limit. */
    private static final Set<String> LEL_UNITS = Set.of("%LEL", "LEL.m");

    private final double lat;
    private final double lon;
    private final PointTemplates templates;
    private final List<GasDetector> detectors = new ArrayList<>();
    private final Map<String, GroundPosition> places = new HashMap<>();
    private final Set<String> gases = new HashSet<>();
    private String own;
    private double lel = Double.NaN;

    /** @param lat location of the site, degrees; NaN if not stated */
    GasReader(double lat, double lon, PointTemplates templates) {
        this.lat = lat;
        this.lon = lon;
        this.templates = templates;
    }

    /** The gas that {@code gas} names; null if it is absent or invalid. */
    static String name(YamlMap fields) {
        return name(fields, "gas", fields.text("gas", null));
    }

    private static String name(YamlMap fields, String key, String gas) {
        if (gas != null && !GAS.matcher(gas).matches()) {
            fields.broken(key, "must be the name of a gas in lower case, such as methane or hydrogen-sulfide");
            return null;
        }
        return gas;
    }

    /** The place under {@code place}: east and north of the site's location in metres, or lat and lon; null if it is absent or invalid. */
    GroundPosition position(YamlMap fields) {
        if (!fields.has("place")) {
            return null;
        }
        YamlMap place = fields.map("place");
        boolean isByDegrees = place.has("lat") || place.has("lon");
        double first = isByDegrees ? place.number("lat", Double.NaN, -90, 90) : place.number("east", Double.NaN, -METRES_MAX, METRES_MAX);
        double second = isByDegrees ? place.number("lon", Double.NaN, -180, 180) : place.number("north", Double.NaN, -METRES_MAX, METRES_MAX);
        place.done("east", "north", "lat", "lon");
        if (Double.isNaN(first) || Double.isNaN(second)) {
            fields.broken("place", "must have east and north in metres, or lat and lon");
            return null;
        }
        if (!isByDegrees) {
            return new GroundPosition(first, second);
        }
        if (Double.isNaN(lat) || Double.isNaN(lon)) {
            fields.broken("place", "needs the site's location, from which lat and lon are counted");
            return null;
        }
        GroundPosition position = GroundPosition.of(first, second, lat, lon);
        if (Math.hypot(position.east(), position.north()) > METRES_MAX) {
            fields.broken("place", "must be within " + METRES_MAX + " m of the site's location");
        }
        return position;
    }

    /** The place of a device, also of one that measures no gas; null if it is absent or invalid. */
    GroundPosition position(YamlMap fields, String device) {
        GroundPosition position = position(fields);
        if (position != null && device != null) {
            places.put(device, position);
        }
        return position;
    }

    /** Reads the keys of a point, before the point itself. */
    void ask(YamlMap fields) {
        own = name(fields);
        lel = fields.number("lelPctVol", Double.NaN, 0.1, 100);
    }

    /** Notes the point whose keys were read last, if it is one that measures a gas; without a place it is known, but no wind is compared with it. */
    void detector(YamlMap fields, Point point, GroundPosition position) {
        String gas = own != null ? own : templates.gasOf(fields);
        if (gas == null) {
            if (!Double.isNaN(lel)) {
                fields.broken("lelPctVol", "must go with gas");
            }
            return;
        }
        if (LEL_UNITS.contains(point.unit()) && Double.isNaN(lel)) {
            fields.broken("lelPctVol", "must be given for a detector of a named gas in " + point.unit()
                    + ": the lower explosive limit in %vol that it is calibrated to, because lists differ");
        }
        gases.add(gas);
        detectors.add(new GasDetector(point.id(), gas, position, lel,
                GasConversion.ppmPer(point.unit(), lel, GasTable.shipped().molarMass(gas), GasConversion.REFERENCE_CELSIUS)));
    }

    /** The gas of the site, once its devices are read. */
    SiteGas read(YamlMap top, SitePoints points) {
        List<LeakSource> sources = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("leakSources")) {
            LeakSource source = source(fields, points);
            if (source != null && !seen.add(source.id())) {
                fields.broken("id", "must stand only once in its site");
            } else if (source != null) {
                sources.add(source);
            }
        }
        if (sources.size() > SOURCES_MAX) {
            top.broken("leakSources", "must be at most " + SOURCES_MAX);
        }
        return new SiteGas(detectors, sources, places);
    }

    private LeakSource source(YamlMap fields, SitePoints points) {
        String id = fields.ownName("id");
        Text name = fields.display("name", id == null ? "" : id);
        GroundPosition position = position(fields);
        List<String> held = new ArrayList<>();
        for (String text : fields.texts("gases")) {
            String gas = name(fields, "gases", text);
            if (gas != null && points.isWhole() && !gases.contains(gas)) {
                fields.broken("gases", gas + " must be the gas of a detector of this site");
            }
            held.add(text);
        }
        List<LeakSource.ProcessPoint> process = new ArrayList<>();
        for (ProcessSign sign : ProcessSign.values()) {
            if (fields.has(sign.key())) {
                points.points(fields, sign.key(), 1, 20).forEach(point -> process.add(new LeakSource.ProcessPoint(point.id(), sign)));
            }
        }
        checkFlows(fields);
        List<LeakSource.CameraLink> cameras = cameras(fields);
        fields.done("id", "name", "place", "gases", "pressure", "level", "flowIn", "flowOut", "valves", "pumps", "cameras");
        return id == null ? null : new LeakSource(id, name, held, position, process, cameras);
    }

    private static void checkFlows(YamlMap fields) {
        if (fields.has("flowIn") != fields.has("flowOut")) {
            fields.broken(fields.has("flowIn") ? "flowOut" : "flowIn", "must be given as well, because a balance needs both sides");
        }
    }

    private static List<LeakSource.CameraLink> cameras(YamlMap fields) {
        List<LeakSource.CameraLink> cameras = new ArrayList<>();
        for (YamlMap each : fields.maps("cameras")) {
            String url = each.requiredText("url");
            Text name = each.display("name", url);
            each.done("name", "url");
            if (url != null && !isWebAddress(url)) {
                each.broken("url", "must be an http or https address without a password");
            } else if (url != null) {
                cameras.add(new LeakSource.CameraLink(name, url));
            }
        }
        if (cameras.size() > CAMERAS_MAX) {
            fields.broken("cameras", "must be at most " + CAMERAS_MAX);
        }
        return cameras;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI url = new URI(text);
            return Arrays.asList("http", "https").contains(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
