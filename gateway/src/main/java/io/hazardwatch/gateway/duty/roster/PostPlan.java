package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.duty.roster.Assignment.Cause;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The plan of one post in wall time: rotations, then overrides in the order they were given, then swaps in force. */
final class PostPlan {
    private final PostRoster post;
    private final List<ShiftOverride> overrides;
    private final List<SwapLeg> swaps;
    private final Map<String, ShiftTime> shifts;
    private final Map<String, Crew> crews;

    PostPlan(PostRoster post, List<ShiftOverride> overrides, List<SwapLeg> swaps) {
        this.post = post;
        this.overrides = overrides;
        this.swaps = swaps;
        shifts = post.shiftsById();
        crews = post.crewsById();
    }

    /** Pieces that may touch {@code [from, to)}; a little more may come. */
    List<LocalSpan> between(LocalDateTime from, LocalDateTime to) {
        List<LocalSpan> pieces = planned(from.toLocalDate().minusDays(longestShift() + 1L), to.toLocalDate());
        for (ShiftOverride override : overrides) {
            if (override.from().isBefore(to) && from.isBefore(override.to())) {
                pieces = overridden(pieces, override);
            }
        }
        for (SwapLeg swap : swaps) {
            if (swap.from().isBefore(to) && from.isBefore(swap.to())) {
                pieces = swapped(pieces, swap);
            }
        }
        return pieces;
    }

    private int longestShift() {
        return post.shifts().stream().mapToInt(ShiftTime::days).max().orElse(0);
    }

    private List<LocalSpan> planned(LocalDate firstDay, LocalDate lastDay) {
        List<LocalSpan> pieces = new ArrayList<>();
        for (Rotation rotation : post.rotations()) {
            for (LocalDate day = firstDay; !day.isAfter(lastDay); day = day.plusDays(1)) {
                for (ShiftTurn turn : rotation.on(day)) {
                    pieces.add(piece(day, turn));
                }
            }
        }
        return pieces;
    }

    private LocalSpan piece(LocalDate day, ShiftTurn turn) {
        ShiftTime shift = shifts.get(turn.shift());
        List<Assignment> people = new ArrayList<>(2);
        for (String person : crews.get(turn.crew()).persons()) {
            people.add(new Assignment(person, turn.shift(), turn.crew(), Cause.PLAN, null));
        }
        return new LocalSpan(shift.beginOn(day), shift.endOf(day), shift.overlap().toSeconds(), people);
    }

    private static List<LocalSpan> overridden(List<LocalSpan> pieces, ShiftOverride override) {
        List<LocalSpan> result = new ArrayList<>();
        for (LocalSpan piece : pieces) {
            if (override.mode() == ShiftOverride.Mode.REPLACE && piece.overlaps(override.from(), override.to())) {
                result.addAll(piece.without(override.from(), override.to()));
            } else {
                result.add(piece);
            }
        }
        result.add(new LocalSpan(override.from(), override.to(), 0, override.persons().stream()
                .map(person -> new Assignment(person, null, null, Cause.OVERRIDE, null)).toList()));
        return result;
    }

    private static List<LocalSpan> swapped(List<LocalSpan> pieces, SwapLeg swap) {
        List<LocalSpan> result = new ArrayList<>();
        for (LocalSpan piece : pieces) {
            boolean gives = piece.people().stream().anyMatch(one -> one.person().equals(swap.giver()));
            if (gives && piece.overlaps(swap.from(), swap.to())) {
                result.addAll(piece.without(swap.from(), swap.to()));
                result.add(piece.within(swap.from(), swap.to(), piece.people().stream()
                        .map(one -> one.person().equals(swap.giver()) ? one.swappedTo(swap.taker()) : one).toList()));
            } else {
                result.add(piece);
            }
        }
        return result;
    }
}
