package io.hazardwatch.gateway.decode.hj212;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which items of a device's packets are points. Immutable; any thread. */
public final class Hj212Items {
    private final Map<String, Integer> points;
    private final Set<String> ignored;
    /** {@code command/code} of every point: other figures of the same factor are not wanted, and that is no mistake. */
    private final Set<String> codes = new HashSet<>();

    /**
     * Keeps both.
     *
     * @param points  numbers of points by item, as {@code 2011/a21028-Rtd}
     * @param ignored commands, factor codes or {@code command/code} that are not wanted
     */
    public Hj212Items(Map<String, Integer> points, Set<String> ignored) {
        this.points = Map.copyOf(points);
        this.ignored = Set.copyOf(ignored);
        points.keySet().forEach(item -> codes.add(item.substring(0, item.lastIndexOf('-'))));
    }

    /** Number of the point, or -1. */
    int point(int command, String code, String figure) {
        return points.getOrDefault(command + "/" + code + '-' + figure, -1);
    }

    /** Whether nobody misses that factor when no point takes it. */
    boolean isKnown(int command, String code) {
        String both = command + "/" + code;
        return codes.contains(both) || ignored.contains(both) || ignored.contains(code) || ignored.contains(String.valueOf(command));
    }
}
