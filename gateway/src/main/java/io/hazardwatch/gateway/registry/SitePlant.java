package io.hazardwatch.gateway.registry;

import java.util.List;

/**
 * What of a site is watched as a whole and not as single points.
 *
 * @param tanks     tanks whose contents are watched
 * @param permitted how much is permitted
 * @param cityGas   what is watched of a gas network
 * @param guarded   what protects the site beside its points
 */
public record SitePlant(List<Tank> tanks, List<PermittedQuantity> permitted, CityGas cityGas, SiteEquipment guarded) {
    /** Nothing stated. */
    public static final SitePlant NONE = new SitePlant(List.of(), List.of(), CityGas.NONE, SiteEquipment.NONE);

    public SitePlant {
        tanks = List.copyOf(tanks);
        permitted = List.copyOf(permitted);
    }

    /** Whether no readings are watched as a whole. */
    public boolean isEmpty() {
        return tanks.isEmpty() && permitted.isEmpty() && cityGas.isEmpty();
    }
}
