package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns the plan of a post into instants: a sweep over the seconds at which anything may change. */
final class DutyPlan {
    /** No zone is further from UTC than 18 hours; a day and a half also covers an hour that is skipped or repeated. */
    private static final long MARGIN_SECONDS = 36 * 3600L;

    /** A piece in seconds since the epoch. */
    private record Piece(long from, long to, List<Assignment> people) {}

    private DutyPlan() {}

    /** Spans that cover {@code [from, to)} without a hole, those in which nobody is on included; no two in a row are alike. */
    static List<DutySpan> spans(PostPlan plan, ZoneRules rules, AbsenceIndex absences, Instant from, Instant to) {
        long first = from.getEpochSecond();
        long last = to.getEpochSecond();
        List<Piece> pieces = pieces(plan, rules, first, last);
        long[] cuts = cuts(pieces, absences, first, last);
        List<DutySpan> spans = new ArrayList<>();
        List<Piece> running = new ArrayList<>();
        int next = 0;
        for (int i = 0; i + 1 < cuts.length; i++) {
            long second = cuts[i];
            while (next < pieces.size() && pieces.get(next).from <= second) {
                running.add(pieces.get(next++));
            }
            running.removeIf(piece -> piece.to <= second);
            add(spans, span(running, absences, second, cuts[i + 1]));
        }
        return spans;
    }

    private static List<Piece> pieces(PostPlan plan, ZoneRules rules, long first, long last) {
        List<Piece> pieces = new ArrayList<>();
        LocalDateTime begin = LocalDateTime.ofEpochSecond(first - MARGIN_SECONDS, 0, ZoneOffset.UTC);
        LocalDateTime end = LocalDateTime.ofEpochSecond(last + MARGIN_SECONDS, 0, ZoneOffset.UTC);
        for (LocalSpan local : plan.between(begin, end)) {
            long from = WallTime.start(local.from(), rules);
            long to = WallTime.end(local.to(), rules) + local.overlapSeconds();
            if (from < to && from < last && first < to) {
                pieces.add(new Piece(from, to, local.people()));
            }
        }
        pieces.sort(Comparator.comparingLong(Piece::from));
        return pieces;
    }

    private static long[] cuts(List<Piece> pieces, AbsenceIndex absences, long first, long last) {
        Set<Long> cuts = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        cuts.add(first);
        cuts.add(last);
        for (Piece piece : pieces) {
            cuts.add(piece.from);
            cuts.add(piece.to);
            piece.people.forEach(one -> absences.addChanges(one.person(), seen, cuts));
        }
        return cuts.stream().mapToLong(Long::longValue).filter(second -> second >= first && second <= last).toArray();
    }

    private static DutySpan span(List<Piece> running, AbsenceIndex absences, long from, long to) {
        List<Assignment> onDuty = new ArrayList<>(2);
        List<String> away = List.of();
        for (Piece piece : running) {
            for (Assignment planned : piece.people) {
                Assignment present = absences.present(planned, from);
                if (present == null) {
                    away = new ArrayList<>(away);
                    away.add(planned.person());
                } else if (onDuty.stream().noneMatch(one -> one.person().equals(present.person()))) {
                    onDuty.add(present);
                }
            }
        }
        return new DutySpan(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), onDuty, away, !running.isEmpty());
    }

    private static void add(List<DutySpan> spans, DutySpan next) {
        DutySpan previous = spans.isEmpty() ? null : spans.getLast();
        if (previous != null && previous.continues(next)) {
            spans.set(spans.size() - 1, previous.until(next.to()));
        } else {
            spans.add(next);
        }
    }
}
