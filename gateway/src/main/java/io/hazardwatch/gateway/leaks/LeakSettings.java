package io.hazardwatch.gateway.leaks;

import java.util.EnumMap;
import java.util.Map;

/**
 * How detections are joined and judged.
 *
 * @param reachMetres    a detection belongs to a leak if one of its detectors is that near
 * @param withinMillis   and the leak was active that short a time ago
 * @param quietMillis    a leak without an active detector is over after that time
 * @param settleMillis   people are told that long after a second sound detector, so that one message names all of the first ones
 * @param upwindDegrees  the wind carries from equipment to a detector if its direction differs by that much at most
 * @param weights        weights of evidence
 */
public record LeakSettings(double reachMetres, long withinMillis, long quietMillis, long settleMillis, double upwindDegrees,
                           Map<EvidenceKind, Double> weights) {
    /** What holds unless the settings say otherwise. */
    public static final LeakSettings STANDARD = new LeakSettings(60, 600_000, 600_000, 5_000, 40, Map.of());

    public LeakSettings {
        Map<EvidenceKind, Double> all = new EnumMap<>(EvidenceKind.class);
        for (EvidenceKind kind : EvidenceKind.values()) {
            all.put(kind, weights.getOrDefault(kind, kind.weight()));
        }
        weights = Map.copyOf(all);
    }

    double weight(EvidenceKind kind) {
        return weights.get(kind);
    }
}
