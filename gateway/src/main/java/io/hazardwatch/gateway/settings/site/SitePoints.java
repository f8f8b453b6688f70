package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The points of the site being read, under the names its rules use: {@code device/point}. One thread. */
final class SitePoints {
    private final Map<String, Point> points = new LinkedHashMap<>();
    private final Set<String> devices = new HashSet<>();
    private final boolean isWhole;

    /** @param isWhole whether all devices could be read; if not, a missing point may exist nevertheless */
    SitePoints(List<Device> devices, boolean isWhole) {
        this.isWhole = isWhole;
        for (Device device : devices) {
            this.devices.add(device.id().device());
            device.points().forEach(point -> points.put(device.id().device() + '/' + point.id().point(), point));
        }
    }

    /** Whether all devices could be read. */
    boolean isWhole() {
        return isWhole;
    }

    /** Whether the site has such a device. */
    boolean hasDevice(String device) {
        return devices.contains(device);
    }

    /** The point of that name, or null. */
    Point find(String name) {
        return points.get(name);
    }

    /** The points of a device. */
    List<Point> ofDevice(String device) {
        return points.values().stream().filter(point -> point.id().device().equals(device)).toList();
    }

    /** The point that {@code key} names; null, and a recorded problem, if there is none. */
    Point point(YamlMap fields, String key) {
        String name = fields.requiredText(key);
        Point point = name == null ? null : points.get(name);
        if (name != null && point == null && isWhole) {
            fields.broken(key, "must be a point of this site, as device/point");
        }
        return point;
    }

    /** The points in the list under {@code key}, each once; invalid ones are recorded as problems and left out. */
    List<Point> points(YamlMap fields, String key, int countMin, int countMax) {
        List<Point> found = new ArrayList<>();
        for (String name : fields.texts(key)) {
            Point point = points.get(name);
            if (point == null) {
                noteMissing(fields, key, name);
            } else if (found.contains(point)) {
                fields.broken(key, name + " must stand only once");
            } else {
                found.add(point);
            }
        }
        if (fields.list(key).size() < countMin || fields.list(key).size() > countMax) {
            fields.broken(key, "must be a list of " + countMin + " to " + countMax + " points, as device/point");
        }
        return found;
    }

    private void noteMissing(YamlMap fields, String key, String name) {
        if (isWhole) {
            fields.broken(key, name + " must be a point of this site, as device/point");
        }
    }

    /**
     * The alarm of {@code point} that {@code key} names: a level, where HH and LL stand for themselves and H and L include
     * them, or a rule's name; null, and a recorded problem, if there is none.
     */
    static AlarmName alarm(YamlMap fields, String key, Point point) {
        String name = fields.requiredText(key);
        if (name == null || point == null) {
            return null;
        }
        AlarmName alarm = alarm(point, name);
        if (alarm == null) {
            fields.broken(key, "must be an alarm of " + point.id().device() + '/' + point.id().point()
                    + ": one of its limits, or the name of one of its rules");
        }
        return alarm;
    }

    private static AlarmName alarm(Point point, String name) {
        for (LimitLevel level : LimitLevel.values()) {
            if (level.name().equals(name)) {
                return point.limits().stream().anyMatch(limit -> limit.level() == level) ? ofLevel(point, level) : null;
            }
        }
        return ConfiguredRule.of(point, name) != null ? new AlarmName(point.id(), name, null) : null;
    }

    private static AlarmName ofLevel(Point point, LimitLevel level) {
        return new AlarmName(point.id(), level.isHigh() ? "high" : "low", level.isOuter() ? level.name() : null);
    }
}
