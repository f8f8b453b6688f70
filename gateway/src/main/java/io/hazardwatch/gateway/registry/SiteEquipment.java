package io.hazardwatch.gateway.registry;

import java.util.List;

/**
 * What protects a site beside its points.
 *
 * @param equipment tanks, valves, loops, pumps and the like
 */
public record SiteEquipment(List<Equipment> equipment) {
    /** Nothing stated. */
    public static final SiteEquipment NONE = new SiteEquipment(List.of());

    public SiteEquipment {
        equipment = List.copyOf(equipment);
    }

    /** The equipment of that id, or null. */
    public Equipment find(String id) {
        return equipment.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }
}
