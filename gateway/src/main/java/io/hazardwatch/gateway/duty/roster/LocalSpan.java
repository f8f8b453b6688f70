package io.hazardwatch.gateway.duty.roster;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Part of a post's plan in wall time, before it becomes instants: overrides and swaps cut here, so that a cut follows the
 * same rule for repeated and skipped hours as any other hand-over.
 */
record LocalSpan(LocalDateTime from, LocalDateTime to, long overlapSeconds, List<Assignment> people) {
    boolean overlaps(LocalDateTime otherFrom, LocalDateTime otherTo) {
        return from.isBefore(otherTo) && otherFrom.isBefore(to);
    }

    /** What is left of this piece outside of {@code [cutFrom, cutTo)}. */
    List<LocalSpan> without(LocalDateTime cutFrom, LocalDateTime cutTo) {
        List<LocalSpan> rest = new ArrayList<>(2);
        if (from.isBefore(cutFrom)) {
            rest.add(new LocalSpan(from, cutFrom, 0, people));
        }
        if (cutTo.isBefore(to)) {
            rest.add(new LocalSpan(cutTo, to, overlapSeconds, people));
        }
        return rest;
    }

    /** The part of this piece inside of {@code [cutFrom, cutTo)}, which it overlaps, with other people. */
    LocalSpan within(LocalDateTime cutFrom, LocalDateTime cutTo, List<Assignment> others) {
        return new LocalSpan(from.isBefore(cutFrom) ? cutFrom : from, cutTo.isBefore(to) ? cutTo : to,
                cutTo.isBefore(to) ? 0 : overlapSeconds, others);
    }
}
