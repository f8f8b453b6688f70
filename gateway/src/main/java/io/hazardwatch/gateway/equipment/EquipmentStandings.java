package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.Site;
import java.util.List;

/** What counts of all equipment. From memory, any thread. */
public interface EquipmentStandings {
    /** What the site files state, without what people record. */
    EquipmentStandings STATED = new EquipmentStandings() {
        @Override
        public EquipmentStanding of(Site site, Equipment equipment) {
            return EquipmentStanding.of(equipment, List.of(), null);
        }

        @Override
        public long version() {
            return 0;
        }
    };

    /** What counts of one. */
    EquipmentStanding of(Site site, Equipment equipment);

    /** Another number after each change. */
    long version();
}
