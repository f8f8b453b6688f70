package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.OnDuty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The roster's spans as the shifts of duty officers, each with the leader on shift at its beginning. Immutable, made anew when
 * the roster changes; any thread.
 *
 * <p>While two crews overlap at a change, the shift is already that of who comes. Whoever is on for more than a day has a shift for
 * each day, so that every day has its roll calls and a shift has a beginning that stays.
 */
public final class RosteredShifts implements OnDuty {
    /** The level of those who hand over, write the log and are asked. */
    public static final String DUTY_OFFICER = "duty-officer";
    private static final Duration OVERLAP_MAX = Duration.ofHours(2);
    private static final Duration SHIFT_MAX = Duration.ofHours(24);
    /** How far beyond what is asked for is looked, so that shifts are whole. */
    private static final Duration MARGIN = Duration.ofDays(2);
    private static final Duration KEPT_BEFORE = Duration.ofDays(3);
    private static final Duration KEPT_AFTER = Duration.ofDays(4);

    /** Shifts of one post, found once for some days. */
    private record Kept(long from, long to, List<DutyShift> shifts) {
        boolean holds(long wantedFrom, long wantedTo) {
            return wantedFrom >= from && wantedTo <= to;
        }
    }

    private final Roster roster;
    private final List<DutyPost> posts;
    private final List<PlannedPost> leaders;
    private final Map<String, PlannedPost> planned = new HashMap<>();
    private volatile Map<String, Kept> kept = Map.of();

    /** @param all the planned posts of every level */
    public RosteredShifts(List<PlannedPost> all, Roster roster) {
        this.roster = roster;
        this.posts = all.stream().filter(post -> post.level().equals(DUTY_OFFICER)).map(PlannedPost::duty).toList();
        this.leaders = all.stream().filter(post -> post.level().equals(PlannedPost.SHIFT_LEADER)).toList();
        all.forEach(post -> planned.put(post.duty().id(), post));
    }

    @Override
    public List<DutyPost> posts() {
        return posts;
    }

    @Override
    public List<DutyShift> shifts(String post, long fromMillis, long toMillis) {
        if (!planned.containsKey(post)) {
            return List.of();
        }
        Kept known = kept.get(post);
        if (known == null || !known.holds(fromMillis, toMillis)) {
            known = find(post, fromMillis, toMillis);
        }
        return known.shifts().stream().filter(shift -> shift.fromMillis() < toMillis && shift.toMillis() > fromMillis).toList();
    }

    private Kept find(String post, long fromMillis, long toMillis) {
        long from = fromMillis - KEPT_BEFORE.toMillis();
        long to = Math.max(toMillis, fromMillis + KEPT_AFTER.toMillis());
        Kept found = new Kept(from, to, compute(planned.get(post).duty(), Instant.ofEpochMilli(from).minus(MARGIN),
                Instant.ofEpochMilli(to).plus(MARGIN)));
        Map<String, Kept> next = new HashMap<>(kept);
        next.put(post, found);
        kept = Map.copyOf(next);
        return found;
    }

    private List<DutyShift> compute(DutyPost post, Instant from, Instant to) {
        List<DutyShift> shifts = new ArrayList<>();
        List<DutySpan> spans = roster.spans(post.id(), from, to);
        for (int i = 0; i < spans.size(); i++) {
            DutySpan span = spans.get(i);
            if (i + 1 < spans.size() && isOverlap(span, spans.get(i + 1))) {
                DutySpan next = spans.get(++i);
                cut(shifts, post, span.from(), next.to(), next.persons());
            } else if (!span.persons().isEmpty()) {
                cut(shifts, post, span.from(), span.to(), span.persons());
            }
        }
        return List.copyOf(shifts);
    }

    /** Both crews are on for a short while, then one of them leaves. */
    private static boolean isOverlap(DutySpan span, DutySpan next) {
        return Duration.between(span.from(), span.to()).compareTo(OVERLAP_MAX) <= 0 && !next.persons().isEmpty()
                && span.persons().size() > next.persons().size() && span.persons().containsAll(next.persons());
    }

    private void cut(List<DutyShift> shifts, DutyPost post, Instant from, Instant to, List<String> officers) {
        boolean isLong = Duration.between(from, to).compareTo(SHIFT_MAX) > 0;
        for (Instant begin = from; begin.isBefore(to);) {
            Instant end = isLong ? earlier(to, nextMidnight(begin, post.zone())) : to;
            shifts.add(new DutyShift(post.id(), begin.toEpochMilli(), end.toEpochMilli(), officers, leader(post, begin)));
            begin = end;
        }
    }

    private static Instant nextMidnight(Instant after, ZoneId zone) {
        LocalDate day = after.atZone(zone).toLocalDate();
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** The leader of the site, else of the enterprise. */
    private String leader(DutyPost post, Instant at) {
        return leaders.stream().filter(leader -> Objects.equals(leader.duty().enterprise(), post.enterprise())
                        && (leader.duty().site() == null || leader.duty().site().equals(post.site())))
                .sorted(Comparator.comparing(leader -> leader.duty().site() == null))
                .map(leader -> roster.spans(leader.duty().id(), at, at.plusSeconds(1))).filter(spans -> !spans.isEmpty())
                .flatMap(spans -> spans.getFirst().persons().stream()).findFirst().orElse(null);
    }
}
