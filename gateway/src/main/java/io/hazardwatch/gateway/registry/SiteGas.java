package io.hazardwatch.gateway.registry;

import java.util.List;

/**
 * Where the gas detectors of a site stand, and what gas can escape from.
 *
 * @param sources equipment; the site file's {@code leakSources}
 */
public record SiteGas(List<GasDetector> detectors, List<LeakSource> sources) {
    /** No detector and no equipment stated. */
    public static final SiteGas NONE = new SiteGas(List.of(), List.of());

    public SiteGas {
        detectors = List.copyOf(detectors);
        sources = List.copyOf(sources);
    }
}
