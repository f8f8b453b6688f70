package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.AlinkBinding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code alink} of a device: its product key and device name, and which properties are which points. One thread. */
final class AlinkBindingReader {
    private static final String NAME = "[A-Za-z0-9_.@:-]{1,64}";

    private AlinkBindingReader() {}

    /** @param points of the device */
    static AlinkBinding read(YamlMap fields, List<Point> points) {
        String product = name(fields, "productKey");
        String device = name(fields, "deviceName");
        Map<String, String> properties = properties(fields.map("properties"), points);
        fields.done("productKey", "deviceName", "properties");
        return new AlinkBinding(product + '/' + device, properties);
    }

    private static String name(YamlMap fields, String key) {
        String text = fields.requiredText(key);
        if (text != null && !text.matches(NAME)) {
            fields.broken(key, "must match " + NAME);
        }
        return text == null ? "" : text;
    }

    private static Map<String, String> properties(YamlMap given, List<Point> points) {
        Map<String, String> properties = new HashMap<>();
        Set<String> named = new HashSet<>();
        points.forEach(point -> named.add(point.id().point()));
        for (YamlNode each : List.copyOf(given.node().children())) {
            String point = given.text(each.key(), null);
            if (point != null && !named.contains(point)) {
                given.broken(each.key(), "must be a point of this device");
            }
            properties.put(each.key(), point == null ? "" : point);
        }
        return properties;
    }
}
