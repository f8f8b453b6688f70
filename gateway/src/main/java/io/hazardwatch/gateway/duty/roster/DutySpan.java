package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;
import java.util.List;

/**
 * A half-open interval of a post in which the same people are on. {@code away} are those planned who are on leave without
 * a replacement; {@code isPlanned} is false where no rotation and no override says anything.
 */
public record DutySpan(Instant from, Instant to, List<Assignment> onDuty, List<String> away, boolean isPlanned) {
    /** The people on duty, the officer in charge first. */
    public List<String> persons() {
        return onDuty.stream().map(Assignment::person).distinct().toList();
    }

    boolean continues(DutySpan next) {
        return to.equals(next.from) && isPlanned == next.isPlanned && onDuty.equals(next.onDuty) && away.equals(next.away);
    }

    DutySpan until(Instant end) {
        return new DutySpan(from, end, onDuty, away, isPlanned);
    }
}
