package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.OpcUaBinding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code opcua} of a device: at which server its nodes are, and which nodes are which points. One thread. */
final class OpcUaBindingReader {
    private static final String NODE = "(?:ns=\\d{1,5};|nsu=[^;]{1,200};)?(?:i=\\d{1,10}|s=.{1,400}"
            + "|g=[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/=]{1,400})";

    private static final String CONDITION = ".{1,200}/.{1,200}";

    private OpcUaBindingReader() {}

    /** @param points of the device */
    static OpcUaBinding read(YamlMap fields, List<Point> points) {
        String server = fields.name("server");
        boolean isListening = fields.has("conditions");
        Map<String, String> nodes = mapped(fields.map("nodes"), points, NODE, "must be a node id such as ns=2;s=Tank1.Level or ns=3;i=1001");
        if (nodes.isEmpty() && !isListening) {
            fields.broken("nodes", "must map at least one node to a point");
        }
        Map<String, String> conditions = mapped(fields.map("conditions"), points, CONDITION,
                "must be source and name of an alarm such as Tank1/HighLevel");
        fields.done("server", "nodes", "conditions");
        return new OpcUaBinding(server == null ? "" : server, nodes, conditions, isListening);
    }

    private static Map<String, String> mapped(YamlMap given, List<Point> points, String form, String rule) {
        Map<String, String> mapped = new HashMap<>();
        Set<String> named = new HashSet<>();
        points.forEach(point -> named.add(point.id().point()));
        for (YamlNode each : List.copyOf(given.node().children())) {
            String point = given.text(each.key(), null);
            if (!each.key().matches(form)) {
                given.broken(each.key(), rule);
            } else if (point != null && !named.contains(point)) {
                given.broken(each.key(), "must be a point of this device");
            }
            mapped.put(each.key(), point == null ? "" : point);
        }
        return mapped;
    }
}
