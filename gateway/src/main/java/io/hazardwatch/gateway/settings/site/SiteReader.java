package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.FieldBinding;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteEquipment;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteGas;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.registry.SitePlant;
import io.hazardwatch.gateway.registry.SiteSchematic;
import io.hazardwatch.gateway.registry.Tank;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one site file. One thread. */
final class SiteReader {
    /** Kinds of sites; each has an example in {@code config/examples/kinds}. */
    static final List<String> KINDS = List.of("gas_station", "gas_network", "gas_user", "lpg_depot", "pipeline", "chemical_site", "tank_farm",
            "warehouse", "loading_terminal", "fireworks_store", "mine", "confined_works", "other");
    private static final String TIMEZONE = "Asia/Shanghai";

    private final YamlMap top;
    private final PointTemplates templates;
    private final HazardSourceReader sources;
    private final List<PointModes> pointModes = new ArrayList<>();
    private final PointReferences references = new PointReferences();
    private final PointShapes shapes = new PointShapes();
    private final Set<PointId> named = new HashSet<>();
    private GasReader gas;
    private final Hj212BindingReader hj212;

    SiteReader(YamlMap top, PointTemplates templates, HazardSourceReader sources, EnvironmentSecrets secrets) {
        this.top = top;
        this.templates = templates;
        this.sources = sources;
        this.hj212 = new Hj212BindingReader(secrets);
    }

    /** The site with points that have no index yet; null if its name is invalid. */
    Site read() {
        String enterprise = top.ownName("enterprise");
        String site = top.ownName("site");
        Text name = top.display("name", site == null ? "" : site);
        String kind = kind();
        YamlMap location = top.map("location");
        double lat = location.number("lat", Double.NaN, -90, 90);
        double lon = location.number("lon", Double.NaN, -180, 180);
        location.done("lat", "lon");
        gas = new GasReader(lat, lon, templates);
        ZoneId timezone = timezone();
        List<HazardSource> hazardSources = hazardSources();
        List<Device> devices = devices(enterprise, site, hazardSources);
        references.check(named);
        SitePoints points = new SitePoints(devices, top.problems().isEmpty());
        SiteLogic logic = SiteLogicReader.read(top, points, pointModes);
        SiteGas siteGas = gas.read(top, points);
        SitePlant plant = plant(points, hazardSources);
        List<PipelineSegment> pipelines = PipelineReader.read(top, points);
        SiteExposure exposure = SiteExposureReader.read(top, devices);
        SiteSchematic schematic = SchematicReader.read(top, devices);
        top.done("enterprise", "site", "name", "kind", "location", "timezone", "hazardSources", "devices", "rules",
                "units", "suppress", "adminCode", "outline", "surroundings", "features", "station", "schematic", "leakSources", "tanks", "permitted",
                "cityGas", "pipelines", "equipment", "cameras");
        return enterprise == null || site == null ? null
                : new Site(enterprise, site, name, kind, lat, lon, timezone, hazardSources, devices, logic, exposure, schematic, siteGas,
                        plant, pipelines);
    }

    private SitePlant plant(SitePoints points, List<HazardSource> hazardSources) {
        List<Tank> tanks = new TankReader(points, hazardSources).read(top);
        return new SitePlant(tanks, new PermittedReader(points, hazardSources, tanks).read(top), new CityGasReader(points).read(top),
                new SiteEquipment(new EquipmentReader(points, hazardSources).read(top), new CameraReader(gas, hazardSources).read(top)));
    }

    private String kind() {
        String kind = top.text("kind", "other");
        if (!KINDS.contains(kind)) {
            top.broken("kind", "must be one of " + KINDS);
        }
        return kind;
    }

    private ZoneId timezone() {
        try {
            return ZoneId.of(top.text("timezone", TIMEZONE));
        } catch (DateTimeException e) {
            top.broken("timezone", "must be a time zone such as " + TIMEZONE);
            return ZoneId.of(TIMEZONE);
        }
    }

    private List<HazardSource> hazardSources() {
        List<HazardSource> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("hazardSources")) {
            HazardSource source = sources.read(fields);
            if (source != null && seen.add(source.id())) {
                read.add(source);
            } else if (source != null) {
                fields.broken("id", "must stand only once in its site");
            }
        }
        return read;
    }

    private List<Device> devices(String enterprise, String site, List<HazardSource> hazardSources) {
        List<Device> devices = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("devices")) {
            String id = fields.ownName("id");
            if (id != null && !seen.add(id)) {
                fields.broken("id", "must stand only once in its site");
            }
            DeviceId device = enterprise == null || site == null || id == null ? null
                    : new DeviceId(enterprise, site, id);
            GroundPosition position = gas.position(fields, id);
            List<Point> points = points(fields, device, position, hazardSource(fields, hazardSources));
            FieldBinding binding = binding(fields, points);
            fields.done("id", "hazardSource", "points", "place", "hj212", "gb26875", "sparkplug", "alink", "modbus", "opcua");
            if (device != null && fields.problems().isEmpty()) {
                devices.add(Device.draft(device, points, binding));
            }
        }
        return devices;
    }

    private FieldBinding binding(YamlMap device, List<Point> points) {
        List<String> languages = Stream.of("hj212", "gb26875", "sparkplug", "alink", "modbus", "opcua").filter(device::has).toList();
        if (languages.size() > 1) {
            device.broken(languages.getLast(), "must not be given beside " + languages.getFirst() + ": a device speaks one language");
        }
        return switch (languages.isEmpty() ? "" : languages.getLast()) {
            case "modbus" -> ModbusBindingReader.read(device.map("modbus"), points);
            case "sparkplug" -> SparkplugBindingReader.read(device.map("sparkplug"), points);
            case "gb26875" -> Gb26875BindingReader.read(device.map("gb26875"), points);
            case "alink" -> AlinkBindingReader.read(device.map("alink"), points);
            case "opcua" -> OpcUaBindingReader.read(device.map("opcua"), points);
            case "hj212" -> hj212.read(device.map("hj212"), points);
            default -> null;
        };
    }

    private static String hazardSource(YamlMap device, List<HazardSource> hazardSources) {
        String id = device.optionalName("hazardSource");
        if (id != null && hazardSources.stream().noneMatch(source -> source.id().equals(id))) {
            device.broken("hazardSource", "must be one of the site's hazardSources");
        }
        return id;
    }

    private static void checkOwn(YamlMap point) {
        if (Names.isReserved(point.text("id", ""))) {
            point.broken("id", "must not begin with _, which is kept for the gateway itself");
        }
    }

    private List<Point> points(YamlMap device, DeviceId id, GroundPosition position, String hazardSource) {
        List<Point> points = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : device.maps("points")) {
            checkOwn(fields);
            CalibrationDates calibration = CalibrationReader.read(fields);
            if (fields.has("modes") && id != null) {
                pointModes.add(new PointModes(id.device() + '/' + fields.text("id", ""), fields.map("modes")));
            }
            gas.ask(fields);
            Point point = PointReader.point(fields, id, hazardSource, templates, references, shapes);
            if (point != null && seen.add(point.id().point())) {
                points.add(point.withCalibration(calibration));
                named.add(point.id());
                gas.detector(fields, point, position);
            } else if (point != null) {
                fields.broken("id", "must stand only once in its device");
            }
        }
        if (device.node().find("points") == null) {
            device.broken("points", "must be given");
        }
        return points;
    }
}
