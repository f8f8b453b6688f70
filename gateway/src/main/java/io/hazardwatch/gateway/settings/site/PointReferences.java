package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Points of a site that rules of other points name; checked after all devices have been read. One thread. */
final class PointReferences {
    private record Named(YamlMap rule, String key, PointId point) {}

    private final List<Named> named = new ArrayList<>();

    /** The point that {@code key} names as {@code device/point} or by its full id; null if the name is invalid. */
    PointId read(YamlMap rule, String key, PointId from) {
        String text = rule.text(key, "");
        PointId point = parse(text, from.deviceId());
        if (point == null) {
            rule.broken(key, "must be a point of the same site, as device/point");
        } else if (point.equals(from)) {
            rule.broken(key, "must be another point");
        } else {
            named.add(new Named(rule, key, point));
        }
        return point;
    }

    private static PointId parse(String text, DeviceId from) {
        String site = from.enterprise() + '/' + from.site() + '/';
        try {
            return PointId.parse(text.startsWith(site) ? text : site + text);
        } catch (IllegalArgumentException notAPoint) {
            return null;
        }
    }

    /** Records every reference that is not among {@code points} as a problem. */
    void check(Set<PointId> points) {
        for (Named name : named) {
            if (!points.contains(name.point)) {
                name.rule.broken(name.key, "must be a point of the same site, as device/point");
            }
        }
    }
}
