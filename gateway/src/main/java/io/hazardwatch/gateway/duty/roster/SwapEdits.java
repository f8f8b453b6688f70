package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The edits of swaps. */
final class SwapEdits {
    private SwapEdits() {}

    static RosterOutcome propose(Roster roster, RosterEdit.ProposeSwap propose, Instant now, Reachability people) {
        ShiftSwap swap = new ShiftSwap(propose.swap().id(), propose.swap().legs(), Set.of());
        RosterOutcome.Refused refused = firstRefusal(roster, swap, now, people);
        if (refused != null) {
            return refused;
        }
        Roster agreed = roster.with(new ShiftSwap(swap.id(), swap.legs(), swap.parties()));
        RosterOutcome proved = prove(roster, agreed, swap, now, people);
        return proved instanceof RosterOutcome.Refused ? proved : new RosterOutcome.Accepted(roster.with(
                swap.parties().contains(propose.by()) ? swap.confirmedBy(propose.by()) : swap));
    }

    private static RosterOutcome.Refused firstRefusal(Roster roster, ShiftSwap swap, Instant now, Reachability people) {
        RosterOutcome.Refused unknown = RosterEdits.unknown(swap.parties().stream(), people);
        if (unknown != null) {
            return unknown;
        }
        for (SwapLeg leg : swap.legs()) {
            RosterOutcome.Refused refused = refusal(roster, swap.id(), leg, now);
            if (refused != null) {
                return refused;
            }
        }
        return null;
    }

    private static RosterOutcome.Refused refusal(Roster roster, String id, SwapLeg leg, Instant now) {
        PostRoster post = roster.post(leg.post());
        if (post == null) {
            return RosterEdits.refused(RosterRefusal.UNKNOWN_POST, leg.post());
        }
        TimeSpan time = EditImpact.time(post, leg.from(), leg.to());
        RosterOutcome.Refused untimely = RosterEdits.untimely(id, time.to(), now,
                roster.swaps().size() >= RosterEdits.ENTRIES_MAX);
        if (untimely != null) {
            return untimely;
        }
        List<DutySpan> spans = roster.spans(leg.post(), time.from(), time.to());
        if (!spans.stream().allMatch(span -> span.persons().contains(leg.giver()))) {
            return RosterEdits.refused(RosterRefusal.GIVER_NOT_ON_DUTY, leg.giver());
        }
        return spans.stream().anyMatch(span -> span.persons().contains(leg.taker()))
                ? RosterEdits.refused(RosterRefusal.TAKER_ON_DUTY, leg.taker()) : null;
    }

    static RosterOutcome confirm(Roster roster, RosterEdit.ConfirmSwap confirm, Instant now, Reachability people) {
        ShiftSwap swap = roster.swap(confirm.id());
        if (swap == null) {
            return RosterEdits.refused(RosterRefusal.UNKNOWN_ENTRY, confirm.id());
        }
        if (!swap.parties().contains(confirm.person())) {
            return RosterEdits.refused(RosterRefusal.NOT_A_PARTY, confirm.person());
        }
        ShiftSwap confirmed = swap.confirmedBy(confirm.person());
        RosterOutcome.Refused refused = swap.isInForce() ? null : firstRefusal(roster, swap, now, people);
        return refused != null ? refused : prove(roster, roster.with(confirmed), swap, now, people);
    }

    static RosterOutcome remove(Roster roster, String id, Instant now, Reachability people) {
        ShiftSwap swap = roster.swap(id);
        if (swap == null) {
            return RosterEdits.refused(RosterRefusal.UNKNOWN_ENTRY, id);
        }
        return prove(roster, roster.withoutSwap(id), swap, now, people);
    }

    private static RosterOutcome prove(Roster before, Roster after, ShiftSwap swap, Instant now, Reachability people) {
        Set<String> posts = swap.legs().stream().map(SwapLeg::post).collect(Collectors.toSet());
        List<TimeSpan> times = swap.legs().stream().filter(leg -> before.post(leg.post()) != null)
                .map(leg -> EditImpact.time(before.post(leg.post()), leg.from(), leg.to())).toList();
        return EditImpact.prove(before, after, posts, times, now, people);
    }
}
