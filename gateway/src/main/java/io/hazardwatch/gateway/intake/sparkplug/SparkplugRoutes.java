package io.hazardwatch.gateway.intake.sparkplug;

import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SparkplugBinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Finds devices by their Sparkplug address in whatever registry is in force. One thread. */
final class SparkplugRoutes {
    private static final String INPUT = "sparkplug";
    /** Of what comes from nobody known. */
    static final MessageOrigin NOBODY = new MessageOrigin(INPUT, INPUT, INPUT, "", INPUT);

    private final Supplier<Registry> registry;
    private final Map<String, SparkplugRoute> routes = new HashMap<>();
    private final Map<String, List<SparkplugRoute>> byNode = new HashMap<>();
    private Registry seen;

    SparkplugRoutes(Supplier<Registry> registry) {
        this.registry = registry;
    }

    /** The device at that address, or null. */
    SparkplugRoute of(String address) {
        follow();
        return routes.get(address);
    }

    /** The node itself and its devices, as far as they are configured; empty for an unknown node. */
    List<SparkplugRoute> ofNode(String node) {
        follow();
        return byNode.getOrDefault(node, List.of());
    }

    /** Nodes that are configured, or have configured devices. */
    Set<String> nodes() {
        follow();
        return byNode.keySet();
    }

    private void follow() {
        Registry present = registry.get();
        if (present != seen) {
            routes.clear();
            byNode.clear();
            present.sites().forEach(this::add);
            seen = present;
        }
    }

    private void add(Site site) {
        for (Device device : site.devices()) {
            if (device.binding() instanceof SparkplugBinding binding) {
                String id = INPUT + ':' + binding.address();
                SparkplugRoute route = new SparkplugRoute(binding.address(), device, points(device, binding),
                        new MessageOrigin(INPUT, id, id, site.enterprise(), binding.address()));
                routes.put(binding.address(), route);
                byNode.computeIfAbsent(binding.node(), node -> new ArrayList<>()).add(route);
            }
        }
    }

    private static Map<String, Integer> points(Device device, SparkplugBinding binding) {
        Map<String, Integer> names = new HashMap<>();
        for (Point point : device.points()) {
            names.put(point.id().point(), point.index());
        }
        Map<String, Integer> points = new HashMap<>();
        binding.metrics().forEach((metric, name) -> points.put(metric, names.getOrDefault(name, -1)));
        return points;
    }
}
