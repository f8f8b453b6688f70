package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SparkplugBinding;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code sparkplug} of a device: which node and device of Sparkplug it is, and which metrics are which points. One thread. */
final class SparkplugBindingReader {
    private SparkplugBindingReader() {}

    /** @param points of the device */
    static SparkplugBinding read(YamlMap fields, List<Point> points) {
        String group = id(fields, "group", true);
        String node = id(fields, "node", true);
        String device = id(fields, "device", false);
        Map<String, String> metrics = metrics(fields, points);
        fields.done("group", "node", "device", "metrics");
        return new SparkplugBinding(group + '/' + node, device, metrics);
    }

    private static String id(YamlMap fields, String key, boolean isRequired) {
        String text = isRequired ? fields.requiredText(key) : fields.text(key, "");
        if (text != null && !text.isEmpty() && text.chars().anyMatch(each -> "/+#".indexOf(each) >= 0)) {
            fields.broken(key, "must be an id of Sparkplug: no /, + or #");
        }
        return text == null ? "" : text;
    }

    private static Map<String, String> metrics(YamlMap fields, List<Point> points) {
        Map<String, String> metrics = new HashMap<>();
        Set<String> named = new HashSet<>();
        points.forEach(point -> named.add(point.id().point()));
        YamlMap given = fields.map("metrics");
        if (given.node().children().isEmpty()) {
            fields.broken("metrics", "must map at least one metric to a point");
        }
        for (YamlNode each : List.copyOf(given.node().children())) {
            String point = given.text(each.key(), null);
            if (point != null && !named.contains(point)) {
                given.broken(each.key(), "must be a point of this device");
            }
            metrics.put(each.key(), point == null ? "" : point);
        }
        return metrics;
    }
}
