package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compares a roster before and after an edit over the proof windows and the time the edit touches. */
final class EditImpact {
    private EditImpact() {}

    /** The time of wall times of a post. */
    static TimeSpan time(PostRoster post, LocalDateTime from, LocalDateTime to) {
        return new TimeSpan(Instant.ofEpochSecond(WallTime.start(from, post.zone().getRules())),
                Instant.ofEpochSecond(WallTime.end(to, post.zone().getRules())));
    }

    static RosterOutcome prove(Roster before, Roster after, Collection<String> posts, List<TimeSpan> touched, Instant now,
            Reachability people) {
        List<RosterConflict> gaps = new ArrayList<>();
        List<RosterConflict> unreachable = new ArrayList<>();
        for (String post : posts) {
            PostRoster planned = after.post(post) == null ? before.post(post) : after.post(post);
            if (planned == null) {
                continue;
            }
            List<TimeSpan> windows = windows(planned, touched, begin(before, planned, now), now);
            RosterCoverage.opened(before.post(post) == null ? List.of() : RosterCoverage.gaps(before, post, windows, people),
                    RosterCoverage.gaps(after, post, windows, people)).forEach(gap ->
                    gaps.add(new RosterConflict(post, gap.from(), gap.to(), gap.reason(), null)));
            addUnreachable(unreachable, post, unverified(before, post, windows, people), unverified(after, post, windows, people));
        }
        if (!unreachable.isEmpty()) {
            return new RosterOutcome.Refused(RosterRefusal.PERSON_NOT_REACHABLE, unreachable.getFirst().person(), unreachable);
        }
        return gaps.isEmpty() ? new RosterOutcome.Accepted(after)
                : new RosterOutcome.Refused(RosterRefusal.OPENS_GAP, gaps.getFirst().post(), gaps);
    }

    /** A post that had no plan is proved from the first day of its first rotation on. */
    private static Instant begin(Roster before, PostRoster planned, Instant now) {
        if (before.post(planned.post()) != null) {
            return now;
        }
        return planned.rotations().stream().flatMap(rotation -> rotation.on(rotation.first()).stream()
                .map(turn -> planned.shiftsById().get(turn.shift()).beginOn(rotation.first())))
                .map(local -> Instant.ofEpochSecond(WallTime.start(local, planned.zone().getRules())))
                .min(Instant::compareTo).filter(now::isBefore).orElse(now);
    }

    private static List<TimeSpan> windows(PostRoster planned, List<TimeSpan> touched, Instant begin, Instant now) {
        Instant end = now.plus(RosterEdits.FURTHEST);
        return TimeSpan.merged(Stream.concat(CoverageProofPeriods.of(planned.zone(), begin).stream(), touched.stream())
                .map(span -> new TimeSpan(span.from().isBefore(begin) ? begin : span.from(),
                        span.to().isAfter(end) ? end : span.to()))
                .filter(span -> span.from().isBefore(span.to())).toList());
    }

    private static Map<String, List<TimeSpan>> unverified(Roster roster, String post, List<TimeSpan> windows,
            Reachability people) {
        Map<String, List<TimeSpan>> found = new HashMap<>();
        for (TimeSpan window : windows) {
            for (DutySpan span : roster.spans(post, window.from(), window.to())) {
                span.persons().stream().filter(person -> people.of(person) != Reachability.Answer.VERIFIED)
                        .forEach(person -> found.computeIfAbsent(person, one -> new ArrayList<>())
                                .add(new TimeSpan(span.from(), span.to())));
            }
        }
        return found;
    }

    private static void addUnreachable(List<RosterConflict> conflicts, String post, Map<String, List<TimeSpan>> before,
            Map<String, List<TimeSpan>> after) {
        after.forEach((person, spans) -> {
            List<TimeSpan> known = TimeSpan.merged(before.getOrDefault(person, List.of()));
            TimeSpan.merged(spans).forEach(span -> span.without(known).forEach(part ->
                    conflicts.add(new RosterConflict(post, part.from(), part.to(), null, person))));
        });
    }
}
