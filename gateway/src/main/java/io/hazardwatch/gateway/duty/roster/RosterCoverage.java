package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Proves that posts are covered, or names where not: by the instants at which somebody changes, so exact to the second. */
public final class RosterCoverage {
    private RosterCoverage() {}

    /** The gaps of every post in its {@link CoverageProofPeriods}. */
    public static List<RosterCoverageGap> ahead(Roster roster, Instant now, Reachability people) {
        return roster.posts().stream().flatMap(post -> gaps(roster, post.post(), CoverageProofPeriods.of(post.zone(), now), people)
                .stream()).toList();
    }

    /** The gaps of one post in {@code windows}, in order; gaps that touch and have one reason are one. */
    public static List<RosterCoverageGap> gaps(Roster roster, String post, List<TimeSpan> windows, Reachability people) {
        PostRoster planned = roster.post(post);
        List<RosterCoverageGap> gaps = new ArrayList<>();
        if (planned == null) {
            windows.forEach(window -> gaps.add(new RosterCoverageGap(post, window.from(), window.to(), GapReason.NO_SHIFT)));
            return gaps;
        }
        for (TimeSpan window : windows) {
            for (DutySpan span : roster.spans(post, window.from(), window.to())) {
                addGaps(gaps, planned, span, people);
            }
        }
        return gaps;
    }

    /** Cuts a span where a qualification of somebody who is on ends. */
    private static void addGaps(List<RosterCoverageGap> gaps, PostRoster post, DutySpan span, Reachability people) {
        for (Instant from = span.from(); from.isBefore(span.to());) {
            Instant to = span.to();
            List<String> qualified = new ArrayList<>();
            for (String person : span.persons()) {
                Instant until = people.mayFillUntil(person, post.post(), from, post.zone());
                if (until.isAfter(from)) {
                    qualified.add(person);
                    to = until.isBefore(to) ? until : to;
                }
            }
            GapReason reason = reason(span, qualified, post.peopleMin(), people);
            if (reason != null) {
                add(gaps, new RosterCoverageGap(post.post(), from, to, reason));
            }
            from = to;
        }
    }

    /** Why a span does not cover a post; null when it does. */
    private static GapReason reason(DutySpan span, List<String> qualified, int peopleMin, Reachability people) {
        List<String> persons = span.persons();
        if (persons.isEmpty()) {
            return !span.away().isEmpty() ? GapReason.ON_LEAVE : span.isPlanned() ? GapReason.NOBODY_NAMED : GapReason.NO_SHIFT;
        }
        if (persons.stream().noneMatch(person -> people.of(person) == Reachability.Answer.VERIFIED)) {
            return GapReason.NOBODY_REACHABLE;
        }
        if (persons.size() < peopleMin) {
            return GapReason.TOO_FEW;
        }
        return qualified.size() < peopleMin || qualified.stream().noneMatch(person -> people.of(person) == Reachability.Answer.VERIFIED)
                ? GapReason.NOT_QUALIFIED : null;
    }

    private static void add(List<RosterCoverageGap> gaps, RosterCoverageGap gap) {
        RosterCoverageGap last = gaps.isEmpty() ? null : gaps.getLast();
        if (last != null && last.to().equals(gap.from()) && last.reason() == gap.reason()) {
            gaps.set(gaps.size() - 1, new RosterCoverageGap(gap.post(), last.from(), gap.to(), gap.reason()));
        } else {
            gaps.add(gap);
        }
    }

    /** What {@code after} has that {@code before} had not, or not as badly. */
    public static List<RosterCoverageGap> opened(List<RosterCoverageGap> before, List<RosterCoverageGap> after) {
        List<RosterCoverageGap> opened = new ArrayList<>();
        for (RosterCoverageGap gap : after) {
            List<TimeSpan> known = TimeSpan.merged(before.stream().filter(old -> old.reason().isEmpty() || !gap.reason().isEmpty())
                    .map(old -> new TimeSpan(old.from(), old.to())).toList());
            new TimeSpan(gap.from(), gap.to()).without(known)
                    .forEach(part -> opened.add(new RosterCoverageGap(gap.post(), part.from(), part.to(), gap.reason())));
        }
        return opened;
    }
}
