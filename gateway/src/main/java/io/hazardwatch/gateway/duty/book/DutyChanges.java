package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Changes of one turn: rows to store first, events to report afterwards. One thread. */
final class DutyChanges {
    private final DutyRows rows = new DutyRows();
    private final List<Consumer<DutyListener>> news = new ArrayList<>();
    private final long nowMillis;

    DutyChanges(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    DutyRows rows() {
        return rows;
    }

    long nowMillis() {
        return nowMillis;
    }

    void then(Consumer<DutyListener> told) {
        news.add(told);
    }

    /** An entry the gateway writes; {@code id} makes sure it is written once. */
    void entry(DutyPost post, String id, DutyLogKind kind, long atMillis, String matter, String action, String about) {
        rows.put(new DutyLogEntry(id, post.id(), day(post, atMillis), kind, atMillis, nowMillis, DutyLogEntry.SYSTEM, "", matter, action, about, 0));
    }

    static LocalDate day(DutyPost post, long atMillis) {
        return Instant.ofEpochMilli(atMillis).atZone(post.zone()).toLocalDate();
    }

    void tell(DutyListener taker) {
        news.forEach(each -> each.accept(taker));
    }
}
