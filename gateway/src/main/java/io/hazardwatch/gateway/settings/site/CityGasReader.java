package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code cityGas} of a site. One thread. */
final class CityGasReader {
    private static final int ENTRIES_MAX = 5_000;
    private static final int DETECTORS_MAX = 200;
    private static final int GROUP_MAX = 10_000;
    private static final long CLOSED_MILLIS = 30_000;
    private static final long STREET_MILLIS = 1_800_000;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final int NEED = 3;
    /** Explosive range of methane, %vol. */
    private static final double LEL = 5;
    private static final double UEL = 15;

    private final SitePoints points;

    CityGasReader(SitePoints points) {
        this.points = points;
    }

    CityGas read(YamlMap top) {
        if (!top.has("cityGas")) {
            return CityGas.NONE;
        }
        YamlMap fields = top.map("cityGas");
        CityGas read = new CityGas(each(fields, "shutOffs", this::shutOff), each(fields, "streets", this::street),
                each(fields, "spaces", this::space), each(fields, "groups", this::group),
                fields.millis("attendWithin", CityGas.ATTEND_MILLIS, MINUTE, DAY));
        checkIds(fields, read);
        fields.done("shutOffs", "streets", "spaces", "groups", "attendWithin");
        return read;
    }

    private <T> List<T> each(YamlMap fields, String key, Function<YamlMap, T> reader) {
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap entry : fields.maps(key)) {
            T read = reader.apply(entry);
            if (entry.has("id") && !seen.add(entry.text("id", ""))) {
                entry.broken("id", "must stand only once in " + key);
            } else if (read != null) {
                all.add(read);
            }
        }
        if (all.size() > ENTRIES_MAX) {
            fields.broken(key, "must be at most " + ENTRIES_MAX);
        }
        return all;
    }

    /** A street is a group as well, so their alarms have one name space. */
    private static void checkIds(YamlMap fields, CityGas read) {
        Set<String> streets = read.streets().stream().map(CityGas.Street::id).collect(Collectors.toSet());
        read.groups().stream().map(CityGas.Group::id).filter(streets::contains)
                .forEach(id -> fields.broken("groups", id + " must not be the id of one of the streets, which is a group by itself"));
    }

    private CityGas.Group group(YamlMap fields) {
        String id = fields.name("id");
        Text name = fields.display("name", id == null ? "" : id);
        CityGas.GroupKind kind = fields.choice("kind", CityGas.GroupKind.STREET, CityGas.GroupKind.values());
        List<String> devices = fields.texts("devices");
        devices.stream().filter(device -> points.isWhole() && !points.hasDevice(device))
                .forEach(device -> fields.broken("devices", device + " must be a device of this site"));
        if (devices.size() < 2 || devices.size() > GROUP_MAX || new HashSet<>(devices).size() < devices.size()) {
            fields.broken("devices", "must be a list of 2 to " + GROUP_MAX + " devices, each once");
        }
        fields.done("id", "name", "kind", "devices");
        return id == null ? null : new CityGas.Group(id, name, kind, devices);
    }

    private CityGas.ShutOff shutOff(YamlMap fields) {
        String id = fields.name("id");
        Text name = fields.display("name", id == null ? "" : id);
        List<CityGas.Detector> detectors = detectors(fields, 1);
        Point valve = points.point(fields, "valve");
        long within = fields.millis("within", CLOSED_MILLIS, 1_000, HOUR);
        fields.done("id", "name", "detectors", "valve", "within");
        return id == null || valve == null ? null : new CityGas.ShutOff(id, name, detectors, valve.id(), within);
    }

    private CityGas.Street street(YamlMap fields) {
        String id = fields.name("id");
        Text name = fields.display("name", id == null ? "" : id);
        int need = (int) fields.whole("need", NEED, 2, DETECTORS_MAX);
        List<CityGas.Detector> detectors = detectors(fields, need);
        long within = fields.millis("within", STREET_MILLIS, 60_000, HOUR);
        fields.done("id", "name", "detectors", "need", "within");
        return id == null ? null : new CityGas.Street(id, name, detectors, need, within);
    }

    private List<CityGas.Detector> detectors(YamlMap fields, int least) {
        List<CityGas.Detector> found = new ArrayList<>();
        for (Point point : points.points(fields, "detectors", least, DETECTORS_MAX)) {
            double at = point.limits().stream().filter(limit -> limit.level() == LimitLevel.H || limit.level() == LimitLevel.HH)
                    .mapToDouble(LimitSetting::at).min().orElse(Double.NaN);
            if (Double.isNaN(at)) {
                fields.broken("detectors", point.id().device() + '/' + point.id().point() + " must have a limit H or HH");
            }
            found.add(new CityGas.Detector(point.id(), at));
        }
        return found;
    }

    private CityGas.Space space(YamlMap fields) {
        String id = fields.name("id");
        Text name = fields.display("name", id == null ? "" : id);
        PointId lel = measured(fields, "lel", "%LEL");
        PointId vol = measured(fields, "vol", "%vol");
        PointId water = fields.has("water") ? measured(fields, "water", null) : null;
        double waterAt = fields.number("waterAt", Double.NaN);
        double least = fields.number("lelPctVol", LEL, 0.1, 100);
        double most = fields.number("uelPctVol", UEL, 0.1, 100);
        if (lel == null && vol == null) {
            fields.broken("lel", "must be given, or vol, or both");
        }
        if ((water == null) != Double.isNaN(waterAt)) {
            fields.broken("waterAt", "must go with water: the level from which the detectors are under water");
        }
        if (most <= least) {
            fields.broken("uelPctVol", "must be above lelPctVol");
        }
        fields.done("id", "name", "lel", "vol", "water", "waterAt", "lelPctVol", "uelPctVol");
        return id == null ? null : new CityGas.Space(id, name, lel, vol, water, waterAt, least, most);
    }

    private PointId measured(YamlMap fields, String key, String unit) {
        Point point = fields.has(key) ? points.point(fields, key) : null;
        if (point != null && unit != null && !point.unit().equals(unit)) {
            fields.broken(key, "must be a point in " + unit + ", not " + point.unit());
        }
        return point == null ? null : point.id();
    }
}
