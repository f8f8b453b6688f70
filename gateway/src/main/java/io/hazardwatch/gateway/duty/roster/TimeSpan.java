package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A half-open interval of instants. */
public record TimeSpan(Instant from, Instant to) {
    /** The same time as intervals that neither overlap nor touch, in order. */
    static List<TimeSpan> merged(List<TimeSpan> spans) {
        List<TimeSpan> merged = new ArrayList<>();
        for (TimeSpan span : spans.stream().sorted(Comparator.comparing(TimeSpan::from)).toList()) {
            TimeSpan last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && !span.from.isAfter(last.to)) {
                merged.set(merged.size() - 1, new TimeSpan(last.from, last.to.isAfter(span.to) ? last.to : span.to));
            } else if (span.from.isBefore(span.to)) {
                merged.add(span);
            }
        }
        return merged;
    }

    /** What of this interval lies outside of all {@code others}, which are {@link #merged}. */
    List<TimeSpan> without(List<TimeSpan> others) {
        List<TimeSpan> rest = new ArrayList<>();
        Instant open = from;
        for (TimeSpan other : others) {
            if (other.to.isAfter(open) && other.from.isBefore(to)) {
                if (open.isBefore(other.from)) {
                    rest.add(new TimeSpan(open, other.from));
                }
                open = other.to;
            }
        }
        if (open.isBefore(to)) {
            rest.add(new TimeSpan(open, to));
        }
        return rest;
    }
}
