package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.Site;

/** Which equipment: enterprise, site, and the id in its site file. */
public record EquipmentKey(String enterprise, String site, String id) {
    /** The key of equipment of a site. */
    public static EquipmentKey of(Site site, Equipment equipment) {
        return new EquipmentKey(site.enterprise(), site.site(), equipment.id());
    }

    /** From {@link #toString}. */
    public static EquipmentKey parse(String text) {
        String[] names = text.split("/", 3);
        return new EquipmentKey(names[0], names[1], names[2]);
    }

    /** {@code enterprise/site/id}. */
    @Override
    public String toString() {
        return enterprise + '/' + site + '/' + id;
    }
}
