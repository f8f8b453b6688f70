package io.hazardwatch.gateway.registry;

import java.util.List;

/**
 * What protects a site beside its points.
 *
 * @param equipment tanks, valves, loops, pumps and the like
 * @param cameras   what lets people see the site
 */
public record SiteEquipment(List<Equipment> equipment, List<Camera> cameras) {
    /** Nothing stated. */
    public static final SiteEquipment NONE = new SiteEquipment(List.of(), List.of());

    public SiteEquipment {
        equipment = List.copyOf(equipment);
        cameras = List.copyOf(cameras);
    }

    /** The equipment of that id, or null. */
    public Equipment find(String id) {
        return equipment.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    /** The camera of that id, or null. */
    public Camera camera(String id) {
        return cameras.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }
}
