package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.decode.gb26875.Gb26875Items;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Gb26875Binding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Finds devices by their address in whatever registry is in force. One thread. */
final class Gb26875Routes {
    private static final String INPUT = "gb26875";
    /** Of what comes from nobody known. */
    static final MessageOrigin NOBODY = new MessageOrigin(INPUT, INPUT, INPUT, "", INPUT);

    private final Supplier<Registry> registry;
    private final Map<String, Gb26875Route> routes = new HashMap<>();
    private Registry seen;

    Gb26875Routes(Supplier<Registry> registry) {
        this.registry = registry;
    }

    /** The device of that address, or null. */
    Gb26875Route of(String address) {
        Registry present = registry.get();
        if (present != seen) {
            routes.clear();
            present.sites().forEach(this::add);
            seen = present;
        }
        return routes.get(address);
    }

    private void add(Site site) {
        for (Device device : site.devices()) {
            if (device.binding() instanceof Gb26875Binding binding) {
                String id = INPUT + ':' + binding.address();
                MessageOrigin origin = new MessageOrigin(INPUT, id, id, site.enterprise(), device.id().toString());
                routes.put(binding.address(), new Gb26875Route(device, items(device, binding), site.timezone(), origin));
            }
        }
    }

    private static Gb26875Items items(Device device, Gb26875Binding binding) {
        Map<String, Integer> points = new HashMap<>();
        for (Point point : device.points()) {
            points.put(point.id().point(), point.index());
        }
        Gb26875Items items = new Gb26875Items(binding.isOthersIgnored());
        for (Gb26875Binding.Item item : binding.items()) {
            if (points.containsKey(item.point())) {
                items.add(item.subject(), item.figure(), points.get(item.point()), item.step());
            }
        }
        return items;
    }
}
