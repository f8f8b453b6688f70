package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyLogSearch;
import io.hazardwatch.gateway.duty.book.DutyStore;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import java.time.LocalDate;
import java.util.List;

/**
 * What was written down about a post in a period, earliest first; records, not the roster of today, which may have been replaced.
 *
 * @param shifts    who was on and who led, an entry for each shift
 * @param isCut     whether there was more than fits
 */
record DutyReport(DutyPost post, List<DutyLogEntry> shifts, List<Handover> handovers, List<RollCall> rollCalls, List<DutyLogEntry> calls,
        List<DutyLogEntry> warnings, List<DutyLogEntry> corrections, boolean isCut) {
    /** Rows of each kind. */
    private static final int ROWS_MAX = 2_000;

    /** Reads it; days begin and end in the zone of the post. Blocking. */
    static DutyReport read(DutyStore store, DutyPost post, LocalDate first, LocalDate end) {
        long from = first.atStartOfDay(post.zone()).toInstant().toEpochMilli();
        long to = end.atStartOfDay(post.zone()).toInstant().toEpochMilli();
        List<String> one = List.of(post.id());
        List<Handover> handovers = store.handovers(one, from, to, ROWS_MAX).reversed();
        List<RollCall> rollCalls = store.rollCalls(one, from, to, ROWS_MAX).reversed();
        List<List<DutyLogEntry>> entries = List.of(DutyLogKind.SHIFT, DutyLogKind.CALL, DutyLogKind.WARNING, DutyLogKind.CORRECTION).stream()
                .map(kind -> store.entries(new DutyLogSearch(one, from, to, kind, List.of(), ROWS_MAX)).reversed()).toList();
        boolean isCut = rollCalls.size() == ROWS_MAX || handovers.size() == ROWS_MAX || entries.stream().anyMatch(each -> each.size() == ROWS_MAX);
        return new DutyReport(post, entries.get(0), handovers, rollCalls, entries.get(1), entries.get(2), entries.get(3), isCut);
    }

    /** The hand-over at the begin of a shift; null when who was on stayed on. */
    Handover handoverAt(long changeAt) {
        return handovers.stream().filter(each -> each.changeAt() == changeAt).findFirst().orElse(null);
    }
}
