package io.hazardwatch.gateway.leaks;

import java.util.List;

/**
 * What the wind said about a leak.
 *
 * @param fromMillis the first detection, from which on it was asked
 * @param slots      number of slots of ten seconds in which it was known
 * @param evidence   whether it agrees; null if that could not be said
 * @param sources    probable sources, the most probable first
 */
record WindVerdict(long fromMillis, int slots, Evidence evidence, List<ProbableSource> sources) {
    /** What was stored of a leak; null if the wind was not known. */
    static WindVerdict of(Leak stored, long fromMillis) {
        Evidence evidence = stored.evidence().stream().filter(each -> each.kind() == EvidenceKind.WIND_AGREES
                || each.kind() == EvidenceKind.WIND_DISAGREES).findFirst().orElse(null);
        int slots = (int) Math.max(0, SourceRanking.lastSlot(fromMillis, stored.lastMillis()) - SourceRanking.firstSlot(fromMillis) + 1);
        return evidence == null && stored.sources().isEmpty() ? null : new WindVerdict(fromMillis, slots, evidence, stored.sources());
    }

    /** Whether it still says more than what is known of the wind now: the past is forgotten after twenty minutes, and lost by a restart. */
    boolean isBetterThan(int slotsNow, long from, long nowMillis) {
        boolean isDone = nowMillis > from + SourceRanking.LONGEST_MILLIS;
        return slotsNow < SourceRanking.KNOWN_SLOTS_MIN || from == fromMillis && (slotsNow < slots || isDone);
    }
}
