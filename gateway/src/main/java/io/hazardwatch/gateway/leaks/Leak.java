package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * One leak of one gas at one site, from the detections that belong together. Immutable.
 *
 * @param id          {@code enterprise.site.gas.N}, stable, safe in a URL
 * @param gas         name of the gas
 * @param priority    most urgent priority of its members so far
 * @param annSeq      counts how often people were told; 0 = not yet, because a single detection is told as an alarm
 * @param calledSeq   the announcement that is known to have been handed over to those who call; below {@code annSeq} until the last is
 * @param members     in the order of their first violating readings
 * @param evidence    what speaks for and against it
 * @param sum         sum of the weights, between 0 and 1
 * @param wind        the wind when it was judged last
 * @param sources     probable sources, the most probable first; empty if the wind is unknown or no equipment has a place
 * @param begunMillis time of the first violating reading, ms since the epoch
 * @param lastMillis  when a member was in alarm last
 * @param overMillis  0 while it is not over
 * @param joinedInto  id of the leak that took over its members; null if none did
 */
public record Leak(String id, String enterprise, String site, String gas, LeakState state, Priority priority, long annSeq, long calledSeq,
                   List<LeakMember> members, List<Evidence> evidence, double sum, WindObservation wind, List<ProbableSource> sources,
                   long begunMillis, long lastMillis, long overMillis, String joinedInto) {
    public Leak {
        members = List.copyOf(members);
        evidence = List.copyOf(evidence);
        sources = List.copyOf(sources);
    }

    /** What the evidence amounts to, in words. */
    public Confidence confidence() {
        return state == LeakState.SUSPECTED ? Confidence.SUSPICION : Confidence.of(sum);
    }

    /** Detections by detectors that can be trusted. */
    public long soundDetectors() {
        return members.stream().filter(member -> member.health().isSound()).count();
    }

    /** The same with the announcement that was handed over. */
    public Leak called(long seq) {
        return new Leak(id, enterprise, site, gas, state, priority, annSeq, seq, members, evidence, sum, wind, sources, begunMillis, lastMillis,
                overMillis, joinedInto);
    }

    /**
     * The same, over since then.
     *
     * @param into id of the leak that takes over its members; null if none does
     */
    public Leak ended(long nowMillis, String into) {
        return new Leak(id, enterprise, site, gas, LeakState.OVER, priority, annSeq, calledSeq, members, evidence, sum, wind, sources, begunMillis,
                lastMillis, nowMillis, into);
    }

    Leak with(List<LeakMember> now, long last) {
        return new Leak(id, enterprise, site, gas, state, priority, annSeq, calledSeq, now, evidence, sum, wind, sources, begunMillis, last,
                overMillis, joinedInto);
    }

    public boolean isOver() {
        return state == LeakState.OVER;
    }
}
