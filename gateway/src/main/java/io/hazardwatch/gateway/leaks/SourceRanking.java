package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.LeakSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Ranks equipment by how well the wind explains the detections. First comes what explains most of the detectors in alarm, then what its own
 * process speaks for, then what fits the pattern of all detectors best, those that stayed silent included. Pure.
 *
 * <p>The pattern is no dispersion model: where the wind of ten seconds carries to, the share falls with the square of the distance and with a
 * bell across the wind, whose width is {@value #SPREAD} of the distance. It is compared, as the cosine of the square roots, with what each
 * detector showed above its usual value.
 */
final class SourceRanking {
    static final int SOURCES_MAX = 5;
    private static final double SPREAD = 0.22;
    private static final double NEAR_METRES = 2;
    /** Wind before the first detection counts, because gas needs time to come. */
    private static final long BEFORE_MILLIS = 60_000;
    static final int KNOWN_SLOTS_MIN = 3;
    static final long LONGEST_MILLIS = 900_000;

    /** A detector with what it showed above its usual value. */
    record Shown(GroundPosition position, double dose, boolean isMember) {}

    private final WindTrace wind;
    private final double upwindCosine;

    SourceRanking(WindTrace wind, double upwindDegrees) {
        this.wind = wind;
        this.upwindCosine = Math.cos(Math.toRadians(upwindDegrees));
    }

    static long firstSlot(long begunMillis) {
        return Math.floorDiv(begunMillis - BEFORE_MILLIS, ValueTrace.SLOT_MILLIS);
    }

    static long lastSlot(long begunMillis, long nowMillis) {
        return Math.floorDiv(Math.min(nowMillis, begunMillis + LONGEST_MILLIS), ValueTrace.SLOT_MILLIS);
    }

    /** Whether the wind is known for long enough around a leak that began then. */
    boolean isWindKnown(long begunMillis, long nowMillis) {
        return knownSlots(begunMillis, nowMillis) >= KNOWN_SLOTS_MIN;
    }

    /** In how many slots around a leak that began then the wind is known. */
    int knownSlots(long begunMillis, long nowMillis) {
        int known = 0;
        for (long slot = firstSlot(begunMillis); slot <= lastSlot(begunMillis, nowMillis); slot++) {
            known += wind.isKnown(slot) ? 1 : 0;
        }
        return known;
    }

    /**
     * The equipment that explains at least one detection.
     *
     * @param first    place of the first detector in alarm; null if unknown
     * @param process  ids of the equipment whose own process speaks for a leak
     */
    List<ProbableSource> rank(List<LeakSource> candidates, List<Shown> shown, GroundPosition first, Set<String> process, long begunMillis,
                              long nowMillis) {
        List<ProbableSource> ranked = new ArrayList<>();
        int members = (int) shown.stream().filter(Shown::isMember).count();
        for (LeakSource candidate : candidates) {
            if (candidate.position() != null) {
                ProbableSource source = judge(candidate, shown, members, first, process, begunMillis, nowMillis);
                if (source.explains() > 0) {
                    ranked.add(source);
                }
            }
        }
        ranked.sort(Comparator.comparingInt((ProbableSource each) -> -each.explains()).thenComparing(each -> !each.isAboutProcess())
                .thenComparingDouble(each -> -each.match()).thenComparing(ProbableSource::id));
        return ranked.size() > SOURCES_MAX ? List.copyOf(ranked.subList(0, SOURCES_MAX)) : ranked;
    }

    private ProbableSource judge(LeakSource candidate, List<Shown> shown, int members, GroundPosition first, Set<String> process, long begunMillis,
                                 long nowMillis) {
        double product = 0;
        double squares = 0;
        double doses = 0;
        int explains = 0;
        for (Shown each : shown) {
            double share = share(candidate.position(), each.position(), begunMillis, nowMillis);
            explains += each.isMember() && isCarried(candidate.position(), each.position(), begunMillis, nowMillis) ? 1 : 0;
            product += Math.sqrt(share * each.dose());
            squares += share;
            doses += each.dose();
        }
        double match = squares * doses > 0 ? product / Math.sqrt(squares * doses) : 0;
        double metres = first == null ? Double.NaN : candidate.position().metresTo(first);
        return new ProbableSource(candidate.id(), candidate.name(), explains, members, match, metres, process.contains(candidate.id()));
    }

    /** What part of the gas reaches the detector, in no unit. */
    double share(GroundPosition source, GroundPosition detector, long begunMillis, long nowMillis) {
        double east = detector.east() - source.east();
        double north = detector.north() - source.north();
        double sum = 0;
        for (long slot = firstSlot(begunMillis); slot <= lastSlot(begunMillis, nowMillis); slot++) {
            double speed = Math.hypot(wind.east(slot), wind.north(slot));
            if (wind.isKnown(slot) && speed > 0) {
                double along = (east * wind.east(slot) + north * wind.north(slot)) / speed;
                double across = (east * wind.north(slot) - north * wind.east(slot)) / speed;
                double width = SPREAD * Math.max(along, 0) + NEAR_METRES;
                sum += along > -NEAR_METRES ? Math.exp(-across * across / (2 * width * width)) / (width * width) : 0;
            }
        }
        return sum;
    }

    private boolean isCarried(GroundPosition source, GroundPosition detector, long begunMillis, long nowMillis) {
        double east = detector.east() - source.east();
        double north = detector.north() - source.north();
        double metres = Math.hypot(east, north);
        if (metres <= NEAR_METRES) {
            return true;
        }
        for (long slot = firstSlot(begunMillis); slot <= lastSlot(begunMillis, nowMillis); slot++) {
            double speed = Math.hypot(wind.east(slot), wind.north(slot));
            if (wind.isKnown(slot) && speed > 0 && (east * wind.east(slot) + north * wind.north(slot)) / (speed * metres) >= upwindCosine) {
                return true;
            }
        }
        return false;
    }
}
