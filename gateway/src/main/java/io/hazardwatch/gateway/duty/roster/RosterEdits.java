package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.duty.roster.RosterOutcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Applies edits: either all of one or, with the reason and the instants, nothing of it. */
public final class RosterEdits {
    /** How far ahead an override, a swap or a leave may reach. */
    public static final Duration FURTHEST = Duration.ofDays(3 * 366);
    /** Most overrides, swaps and leaves of a roster, of each kind. */
    public static final int ENTRIES_MAX = 50_000;

    private RosterEdits() {}

    public static RosterOutcome apply(Roster roster, RosterEdit edit, Instant now, Reachability people) {
        return switch (edit) {
            case RosterEdit.PlanPost plan -> plan(roster, plan.post(), now, people);
            case RosterEdit.PutOverride put -> override(roster, put.override(), now, people);
            case RosterEdit.RemoveOverride remove -> removeOverride(roster, remove.id(), now, people);
            case RosterEdit.ProposeSwap propose -> SwapEdits.propose(roster, propose, now, people);
            case RosterEdit.ConfirmSwap confirm -> SwapEdits.confirm(roster, confirm, now, people);
            case RosterEdit.RemoveSwap remove -> SwapEdits.remove(roster, remove.id(), now, people);
            case RosterEdit.PutLeave put -> leave(roster, put.leave(), now, people);
            case RosterEdit.EndLeave end -> endLeave(roster, end, now, people);
        };
    }

    static Refused refused(RosterRefusal reason, String what) {
        return new Refused(reason, what, List.of());
    }

    /** The refusal for the first of {@code persons} nobody knows; null when all are known. */
    static Refused unknown(Stream<String> persons, Reachability people) {
        return persons.filter(person -> people.of(person) == Reachability.Answer.UNKNOWN_PERSON).findFirst()
                .map(person -> refused(RosterRefusal.UNKNOWN_PERSON, person)).orElse(null);
    }

    /** The refusal for a time that is over, too far ahead, or one entry too many; null when there is none. */
    static Refused untimely(String id, Instant to, Instant now, boolean isFull) {
        if (!to.isAfter(now)) {
            return refused(RosterRefusal.IN_THE_PAST, id);
        }
        if (to.isAfter(now.plus(FURTHEST))) {
            return refused(RosterRefusal.TOO_FAR_AHEAD, id);
        }
        return isFull ? refused(RosterRefusal.TOO_MANY_ENTRIES, id) : null;
    }

    private static RosterOutcome plan(Roster roster, PostRoster post, Instant now, Reachability people) {
        Refused unknown = unknown(post.persons().stream(), people);
        return unknown != null ? unknown : EditImpact.prove(roster, roster.with(post), Set.of(post.post()), List.of(), now, people);
    }

    private static RosterOutcome override(Roster roster, ShiftOverride override, Instant now, Reachability people) {
        PostRoster post = roster.post(override.post());
        if (post == null) {
            return refused(RosterRefusal.UNKNOWN_POST, override.post());
        }
        Refused unknown = unknown(override.persons().stream(), people);
        TimeSpan time = EditImpact.time(post, override.from(), override.to());
        Refused untimely = untimely(override.id(), time.to(), now, roster.overrides().size() >= ENTRIES_MAX);
        if (unknown != null || untimely != null) {
            return unknown != null ? unknown : untimely;
        }
        ShiftOverride old = roster.override(override.id());
        Set<String> posts = old == null ? Set.of(override.post()) : Set.copyOf(List.of(old.post(), override.post()).stream()
                .distinct().toList());
        List<TimeSpan> times = old == null ? List.of(time)
                : List.of(time, EditImpact.time(post, old.from(), old.to()));
        return EditImpact.prove(roster, roster.with(override), posts, times, now, people);
    }

    private static RosterOutcome removeOverride(Roster roster, String id, Instant now, Reachability people) {
        ShiftOverride old = roster.override(id);
        if (old == null) {
            return refused(RosterRefusal.UNKNOWN_ENTRY, id);
        }
        PostRoster post = roster.post(old.post());
        TimeSpan time = post == null ? new TimeSpan(old.from().toInstant(ZoneOffset.UTC), old.to().toInstant(ZoneOffset.UTC))
                : EditImpact.time(post, old.from(), old.to());
        Refused untimely = untimely(id, time.to(), now, false);
        return untimely != null ? untimely : EditImpact.prove(roster, roster.withoutOverride(id), Set.of(old.post()),
                List.of(time), now, people);
    }

    private static RosterOutcome leave(Roster roster, Leave leave, Instant now, Reachability people) {
        Refused unknown = unknown(Stream.of(leave.person(), leave.replacement()).filter(person -> person != null), people);
        Refused untimely = untimely(leave.id(), leave.to(), now, roster.leaves().size() >= ENTRIES_MAX);
        if (unknown != null || untimely != null) {
            return unknown != null ? unknown : untimely;
        }
        return changedLeave(roster, roster.with(leave), roster.leave(leave.id()), leave, now, people);
    }

    private static RosterOutcome endLeave(Roster roster, RosterEdit.EndLeave end, Instant now, Reachability people) {
        Leave old = roster.leave(end.id());
        if (old == null) {
            return refused(RosterRefusal.UNKNOWN_ENTRY, end.id());
        }
        if (!old.to().isAfter(now) || end.at().isAfter(old.to())) {
            return refused(RosterRefusal.IN_THE_PAST, end.id());
        }
        Instant at = end.at().isBefore(now) ? now : end.at();
        Roster after = at.isAfter(old.from()) ? roster.with(new Leave(old.id(), old.person(), old.from(), at, old.kind(),
                old.replacement())) : roster.withoutLeave(old.id());
        return changedLeave(roster, after, old, old, now, people);
    }

    private static RosterOutcome changedLeave(Roster before, Roster after, Leave old, Leave leave, Instant now,
            Reachability people) {
        Set<String> persons = new HashSet<>(Set.of(leave.person()));
        List<TimeSpan> times = new ArrayList<>(List.of(new TimeSpan(leave.from(), leave.to())));
        if (old != null) {
            persons.add(old.person());
            times.add(new TimeSpan(old.from(), old.to()));
        }
        Set<String> posts = new HashSet<>(before.postsOf(persons));
        posts.addAll(after.postsOf(persons));
        return EditImpact.prove(before, after, posts, times, now, people);
    }
}
