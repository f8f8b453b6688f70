package io.hazardwatch.gateway.duty.rollcall;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws the times of a shift's roll calls. A shift of up to half a day counts as day or night by its greater part; a longer one
 * is divided where day and night begin, and each part has its own number.
 *
 * <p>Within a part all times that keep the gap are equally likely: as many points are drawn in what is left when the gaps are
 * taken out, sorted, and moved apart by them.
 */
final class RollCallTimes {
    private static final long HALF_DAY_MILLIS = 12 * 3_600_000L;

    /** Part of a shift with a number of its own. */
    private record Part(long from, long to, int calls) {
        long millis() {
            return to - from;
        }
    }

    private final RollCallPolicy policy;
    private final ZoneId zone;
    private final RandomGenerator random;

    RollCallTimes(RollCallPolicy policy, ZoneId zone, RandomGenerator random) {
        this.policy = policy;
        this.zone = zone;
        this.random = random;
    }

    /** Times in {@code [fromMillis, toMillis)}, sorted; what is left of a shift that has begun gets its share. */
    List<Long> draw(long shiftFrom, long shiftTo, long nowMillis) {
        List<Long> times = new ArrayList<>();
        for (Part part : parts(shiftFrom, shiftTo)) {
            long from = Math.max(part.from(), nowMillis);
            if (from < part.to()) {
                int share = (int) Math.ceilDiv(part.calls() * (part.to() - from), part.millis());
                times.addAll(drawWithin(from, part.to(), share));
            }
        }
        return times;
    }

    /** The gap after the last one keeps it apart from the next part, and leaves time to answer. */
    private List<Long> drawWithin(long from, long to, int wanted) {
        int calls = (int) Math.min(wanted, (to - from) / policy.gapMillis());
        if (calls <= 0) {
            return List.of();
        }
        long room = to - from - calls * policy.gapMillis();
        long[] drawn = random.longs(calls, 0, room + 1).sorted().toArray();
        List<Long> times = new ArrayList<>(calls);
        for (int i = 0; i < calls; i++) {
            times.add(from + drawn[i] + i * policy.gapMillis());
        }
        return times;
    }

    private List<Part> parts(long from, long to) {
        List<Part> pieces = pieces(from, to);
        if (to - from > HALF_DAY_MILLIS) {
            return pieces;
        }
        long night = pieces.stream().filter(piece -> isNight(piece.from())).mapToLong(Part::millis).sum();
        return List.of(new Part(from, to, night * 2 > to - from ? policy.byNight() : policy.byDay()));
    }

    /** Divided wherever day or night begins by the local clock; a part of less than half of it gets its share. */
    private List<Part> pieces(long from, long to) {
        List<Part> pieces = new ArrayList<>();
        for (long begin = from; begin < to;) {
            long end = Math.min(to, nextBorder(begin));
            int whole = isNight(begin) ? policy.byNight() : policy.byDay();
            long share = Math.min(whole, Math.round((double) whole * (end - begin) / HALF_DAY_MILLIS));
            pieces.add(new Part(begin, end, (int) share));
            begin = end;
        }
        return pieces;
    }

    private boolean isNight(long atMillis) {
        LocalTime time = Instant.ofEpochMilli(atMillis).atZone(zone).toLocalTime();
        return time.isBefore(policy.dayFrom()) || !time.isBefore(policy.nightFrom());
    }

    private long nextBorder(long afterMillis) {
        ZonedDateTime after = Instant.ofEpochMilli(afterMillis).atZone(zone);
        return Arrays.stream(new LocalTime[] {policy.dayFrom(), policy.nightFrom()})
                .mapToLong(border -> next(after, border)).min().orElseThrow();
    }

    private static long next(ZonedDateTime after, LocalTime border) {
        ZonedDateTime next = after.with(border);
        return (next.isAfter(after) ? next : after.plusDays(1).with(border)).toInstant().toEpochMilli();
    }
}
