package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateMethod;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.util.List;
import java.util.Optional;

/**
 * What a configuration needs of the JVM's heap. A start is refused only if the heap is clearly too small, because then nobody would watch
 * the plant; a heap that is merely short is a warning with the size to set. A reload is refused sooner, because the gateway watches on by
 * what it has, and for some time both configurations are in the heap. Measured, see docs/numbers.md; pure.
 */
public final class HeapEstimate {
    /** Heap that {@code run.sh} gives when nothing else is said. */
    private static final long USUAL_BYTES = 768L << 20;

    /** What a gateway without points needs to run at all. */
    static final long GATEWAY_BYTES = 64L << 20;
    /** A point with its limits: configuration, state, its places in tables by index. */
    static final long POINT_BYTES = 700;
    /** A point of the running configuration that stays in the heap until a reload is done. */
    static final long REPLACED_BYTES = 300;
    /** A device: its names, its table of keys, its communication alarm. */
    static final long DEVICE_BYTES = 400;
    /** The windows of a rule about a slope. */
    static final long SLOPE_BYTES = 1_750;
    /** The window of a rule about a difference. */
    static final long DIFFERENCE_BYTES = 600;
    /** The window of a rule about a mean. */
    static final long AVERAGE_BYTES = 950;
    /** A rule without a window; every rule needs at least that. */
    static final long LIGHT_BYTES = 150;
    /** Another rule, on average over their kinds. */
    static final long RULE_BYTES = 700;

    private HeapEstimate() {}

    /** Bytes of heap that a gateway with these sites needs. */
    static long bytes(List<Site> sites) {
        return bytes(sites, RULE_BYTES);
    }

    /** Bytes of heap that a gateway with these sites needs at least. */
    static long leastBytes(List<Site> sites) {
        return bytes(sites, LIGHT_BYTES);
    }

    private static long bytes(List<Site> sites, long otherRule) {
        return GATEWAY_BYTES + sites.stream().flatMap(site -> site.devices().stream()).mapToLong(device -> bytes(device, otherRule)).sum();
    }

    private static long bytes(Device device, long otherRule) {
        long bytes = DEVICE_BYTES;
        for (Point point : device.points()) {
            bytes += POINT_BYTES;
            for (RateSetting rate : point.rates()) {
                bytes += rate.method() == RateMethod.DIFFERENCE ? DIFFERENCE_BYTES : SLOPE_BYTES;
            }
            for (RuleSetting rule : point.rules()) {
                bytes += bytes(rule, otherRule);
            }
        }
        return bytes;
    }

    private static long bytes(RuleSetting rule, long otherRule) {
        return switch (rule) {
            case TimeToLimitSetting windows -> SLOPE_BYTES;
            case AverageSetting window -> AVERAGE_BYTES;
            case FrozenSetting light -> LIGHT_BYTES;
            case JumpSetting light -> LIGHT_BYTES;
            case ClockSetting light -> LIGHT_BYTES;
            default -> otherRule;
        };
    }

    /** A line of {@code check} when a heap as {@code run.sh} gives by itself is short for these sites. */
    public static Optional<String> warning(List<Site> sites) {
        return isReloadable(sites, points(sites), USUAL_BYTES) ? Optional.empty() : Optional.of("warning: sites: " + points(sites)
                + " points: with reloads need about " + mebibytes(sites, points(sites)) + " MiB of heap, more than ./run.sh gives by itself: set "
                + "HAZARDWATCH_JAVA_OPTS=-Xmx" + mebibytes(sites, points(sites)) + "m");
    }

    /** A line for the log of a start when {@code heapBytes} are short for these sites: a reload of them would be refused. */
    public static Optional<String> warning(List<Site> sites, long heapBytes) {
        return isReloadable(sites, points(sites), heapBytes) ? Optional.empty() : Optional.of(tooSmall(sites, points(sites), heapBytes));
    }

    /** The problem of a start for which {@code heapBytes} are clearly too few; empty otherwise. */
    static List<SettingsProblem> problemOfStart(List<Site> sites, long heapBytes) {
        return share(leastBytes(sites)) <= heapBytes ? List.of() : problem(sites, points(sites), heapBytes);
    }

    /** The problem of a reload that does not fit beside the configuration of {@code running} points; empty if it fits. */
    static List<SettingsProblem> problemOfReload(List<Site> sites, long running, long heapBytes) {
        return isReloadable(sites, running, heapBytes) ? List.of() : problem(sites, running, heapBytes);
    }

    private static List<SettingsProblem> problem(List<Site> sites, long running, long heapBytes) {
        return List.of(new SettingsProblem("sites", "", points(sites) + " points", tooSmall(sites, running, heapBytes)));
    }

    private static String tooSmall(List<Site> sites, long running, long heapBytes) {
        long needed = mebibytes(sites, running);
        return "with reloads need about " + needed + " MiB of heap, and this JVM may use " + (heapBytes >> 20) + ": start it with -Xmx" + needed
                + "m (HAZARDWATCH_JAVA_OPTS of ./run.sh)";
    }

    private static boolean isReloadable(List<Site> sites, long running, long heapBytes) {
        return bytes(sites) + REPLACED_BYTES * running <= share(heapBytes);
    }

    /** The value for {@code -Xmx}, in MiB, with which these sites can be loaded and reloaded. */
    static long mebibytes(List<Site> sites, long running) {
        long bytes = bytes(sites) + REPLACED_BYTES * Math.max(running, points(sites));
        return (bytes / 7 * 8 >> 20) + 1;
    }

    /** Seven eighths: the estimate is no more exact than that, and a collector needs room. */
    private static long share(long bytes) {
        return bytes / 8 * 7;
    }

    private static long points(List<Site> sites) {
        return sites.stream().flatMap(site -> site.devices().stream()).mapToLong(device -> device.points().size()).sum();
    }
}
