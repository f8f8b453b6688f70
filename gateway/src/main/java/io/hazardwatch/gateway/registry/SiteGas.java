package io.hazardwatch.gateway.registry;

import java.util.List;
import java.util.Map;

/**
 * Where the gas detectors of a site stand, and what gas can escape from.
 *
 * @param places  of all devices that state one, by the name of the device
 * @param sources equipment; the site file's {@code leakSources}
 */
public record SiteGas(List<GasDetector> detectors, List<LeakSource> sources, Map<String, GroundPosition> places) {
    /** No detector and no equipment stated. */
    public static final SiteGas NONE = new SiteGas(List.of(), List.of());

    public SiteGas {
        detectors = List.copyOf(detectors);
        sources = List.copyOf(sources);
        places = Map.copyOf(places);
    }

    /** A site whose devices state no place beyond that of its gas detectors. */
    public SiteGas(List<GasDetector> detectors, List<LeakSource> sources) {
        this(detectors, sources, Map.of());
    }
}
