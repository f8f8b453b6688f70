package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.decode.hj212.Hj212Items;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Hj212Binding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Finds devices by their MN in whatever registry is in force. One thread. */
final class Hj212Routes {
    private static final String INPUT = "hj212";
    /** Of what comes from nobody known. */
    static final MessageOrigin NOBODY = new MessageOrigin(INPUT, INPUT, INPUT, "", INPUT);

    private final Supplier<Registry> registry;
    private final Map<String, Hj212Route> routes = new HashMap<>();
    private Registry seen;

    Hj212Routes(Supplier<Registry> registry) {
        this.registry = registry;
    }

    /** The device of that MN, or null. */
    Hj212Route of(String mn) {
        Registry present = registry.get();
        if (present != seen) {
            routes.clear();
            present.sites().forEach(this::add);
            seen = present;
        }
        return routes.get(mn);
    }

    private void add(Site site) {
        for (Device device : site.devices()) {
            if (device.binding() instanceof Hj212Binding binding) {
                String id = INPUT + ':' + binding.mn();
                MessageOrigin origin = new MessageOrigin(INPUT, id, id, site.enterprise(), device.id().toString());
                routes.put(binding.mn(), new Hj212Route(device, binding, items(device, binding), site.timezone(), origin));
            }
        }
    }

    private static Hj212Items items(Device device, Hj212Binding binding) {
        Map<String, Integer> names = new HashMap<>();
        for (Point point : device.points()) {
            names.put(point.id().point(), point.index());
        }
        Map<String, Integer> points = new HashMap<>();
        binding.items().forEach((item, name) -> points.put(item, names.getOrDefault(name, -1)));
        return new Hj212Items(points, binding.ignored());
    }
}
