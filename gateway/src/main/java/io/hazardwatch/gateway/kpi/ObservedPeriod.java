package io.hazardwatch.gateway.kpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A period, and when the gateway was watching during it. Unobserved time must not count as quiet time: rates refer to observed
 * time only, and a period of which too little was observed has no figures about time.
 *
 * @param spans observed spans within the period, sorted, not touching one another
 */
public record ObservedPeriod(Period period, List<Period> spans) {
    /** From this observed share on, figures of the observed time count as figures of the period; our own choice. */
    public static final double SHARE_MIN = 0.9;

    public ObservedPeriod {
        spans = List.copyOf(spans);
    }

    /** A period that was observed completely. */
    public static ObservedPeriod whole(Period period) {
        return new ObservedPeriod(period, List.of(period));
    }

    /** @param watched spans in any order, which may overlap and extend beyond the period */
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

    /** Observed time, ms. */
    public long millis() {
        return spans.stream().mapToLong(Period::millis).sum();
    }

    /** Observed share of the period, 0 to 1. */
    public double share() {
        return (double) millis() / period.millis();
    }

    /** Whether enough was observed for figures about time. */
    public boolean isEnough() {
        return share() >= SHARE_MIN;
    }

    /** Number of aligned windows of that length that were observed at least in part. */
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
