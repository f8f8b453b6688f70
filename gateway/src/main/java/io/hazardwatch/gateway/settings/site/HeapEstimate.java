package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.util.List;
import java.util.Optional;

/**
 * What a configuration needs of the JVM's heap, so that a start or reload beyond it is refused at once with the size to set, instead of
 * ending after minutes of garbage collection. Measured, see docs/numbers.md; pure.
 */
public final class HeapEstimate {
    /** Heap that {@code run.sh} gives when nothing else is said. */
    private static final long USUAL_BYTES = 768L << 20;

    /** What a gateway without points needs to run at all. */
    static final long GATEWAY_BYTES = 64L << 20;
    /** A point with its limits: configuration, state, its places in tables by index. */
    static final long POINT_BYTES = 1_350;
    /** A device: its names, its table of keys, its communication alarm. */
    static final long DEVICE_BYTES = 900;
    /** The windows of a rate rule. */
    static final long RATE_BYTES = 1_750;
    /** Another rule, on average over their kinds. */
    static final long RULE_BYTES = 700;

    private HeapEstimate() {}

    /** Bytes of heap that a gateway with these sites needs. */
    static long bytes(List<Site> sites) {
        return GATEWAY_BYTES + sites.stream().mapToLong(HeapEstimate::bytes).sum();
    }

    private static long bytes(Site site) {
        long bytes = 0;
        for (Device device : site.devices()) {
            bytes += DEVICE_BYTES;
            for (Point point : device.points()) {
                bytes += POINT_BYTES + RATE_BYTES * point.rates().size() + RULE_BYTES * point.rules().size();
            }
        }
        return bytes;
    }

    /** A line for people when these sites need more than {@code run.sh} gives by itself. */
    public static Optional<String> warning(List<Site> sites) {
        return bytes(sites) <= USUAL_BYTES ? Optional.empty() : Optional.of("warning: sites: " + points(sites) + " points: need about "
                + mebibytes(sites) + " MiB of heap, more than ./run.sh gives by itself: set HAZARDWATCH_JAVA_OPTS=-Xmx" + mebibytes(sites) + "m");
    }

    /** The value for {@code -Xmx}, in MiB, that these sites need. */
    static long mebibytes(List<Site> sites) {
        return (bytes(sites) >> 20) + 1;
    }

    /** The problem of a configuration that needs more than {@code heapBytes}; empty if it fits. */
    static List<SettingsProblem> problemIfTooLarge(List<Site> sites, long heapBytes) {
        return bytes(sites) <= heapBytes ? List.of() : List.of(new SettingsProblem("sites", "", points(sites) + " points", "need about "
                + mebibytes(sites) + " MiB of heap, and this JVM may use " + (heapBytes >> 20) + ": start it with -Xmx" + mebibytes(sites)
                + "m (HAZARDWATCH_JAVA_OPTS of ./run.sh)"));
    }

    private static long points(List<Site> sites) {
        return sites.stream().flatMap(site -> site.devices().stream()).mapToLong(device -> device.points().size()).sum();
    }
}
