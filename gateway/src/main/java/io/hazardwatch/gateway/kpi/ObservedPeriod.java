package io.hazardwatch.gateway.kpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When the gateway watched within a period. What happened at other times nobody knows: it is no calm, so rates are of the
 * watched time only, and a period of which too little was watched has no figures about time.
 *
 * @param spans within the period, in time, none touching another
 */
public record ObservedPeriod(Period period, List<Period> spans) {
    /** From this share on figures of the watched time are taken as figures of the period; ours. */
    public static final double SHARE_MIN = 0.9;

    public ObservedPeriod {
        spans = List.copyOf(spans);
    }

    /** All of the period. */
    public static ObservedPeriod whole(Period period) {
        return new ObservedPeriod(period, List.of(period));
    }

    /** @param watched spans in any order, which may overlap and reach beyond the period */
    public static ObservedPeriod of(Period period, List<Period> watched) {
        List<Period> spans = new ArrayList<>();
        watched.stream().filter(span -> period.overlap(span.from(), span.to()) > 0)
                .map(span -> new Period(Math.max(span.from(), period.from()), Math.min(span.to(), period.to())))
                .sorted(Comparator.comparingLong(Period::from)).forEach(span -> join(spans, span));
        return new ObservedPeriod(period, spans);
    }

    private static void join(List<Period> spans, Period next) {
        Period last = spans.isEmpty() ? null : spans.getLast();
        if (last == null || next.from() > last.to()) {
            spans.add(next);
        } else {
            spans.set(spans.size() - 1, new Period(last.from(), Math.max(last.to(), next.to())));
        }
    }

    /** Watched time. */
    public long millis() {
        return spans.stream().mapToLong(Period::millis).sum();
    }

    /** Watched share of the period, 0 to 1. */
    public double share() {
        return (double) millis() / period.millis();
    }

    /** Whether figures about time can be told of the period. */
    public boolean isEnough() {
        return share() >= SHARE_MIN;
    }

    /** How many aligned windows of that length were watched at least in part. */
    int windows(long lengthMillis) {
        Set<Integer> windows = new HashSet<>();
        for (Period span : spans) {
            int last = period.windowOf(span.to() - 1, lengthMillis);
            for (int window = period.windowOf(span.from(), lengthMillis); window <= last; window++) {
                windows.add(window);
            }
        }
        return windows.size();
    }
}
