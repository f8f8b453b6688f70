package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.hazards.HazardRecords;
import io.hazardwatch.gateway.hazards.Assessment;
import io.hazardwatch.gateway.hazards.DocumentKind;
import io.hazardwatch.gateway.hazards.GradedState;
import io.hazardwatch.gateway.hazards.HazardBook;
import io.hazardwatch.gateway.hazards.HazardBooks;
import io.hazardwatch.gateway.hazards.HazardRows;
import io.hazardwatch.gateway.hazards.HazardStanding;
import io.hazardwatch.gateway.hazards.Recorded;
import io.hazardwatch.gateway.hazards.SourceDocument;
import io.hazardwatch.gateway.hazards.SourceKey;
import io.hazardwatch.gateway.hazards.StockBook;
import io.hazardwatch.gateway.hazards.StockEntry;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.HazardGrade;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.Substance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Files and stock books of hazard sources in memory, on the caller's thread. */
final class DeskHazards implements HazardRecords {
    private static final LocalDate DAY = LocalDate.parse("2025-11-01");
    private final HazardRows rows = new HazardRows();
    private final HazardBooks books = new HazardBooks(new HazardBook(rows, rows), new StockBook(rows, rows));
    private final HazardBooks unread = new HazardBooks(new HazardBook(rows, rows), new StockBook(rows, rows));
    private final JournaledSessions sessions;

    /** Why nothing is recorded; null = it is. */
    volatile Exception failure;

    /** Whether what is stored was not read yet. */
    volatile boolean isUnread;

    DeskHazards(JournaledSessions sessions) {
        this.sessions = sessions;
        books.look();
    }

    /** An assessment of the source of a site, which is not filed; its id. */
    synchronized String assessment(String enterprise, String site) {
        SourceKey key = new SourceKey(enterprise, site, "tank-farm-a");
        Assessment newest = books.file().newest(key);
        return (newest != null && newest.filing().day() == null ? newest : books.file().assess(new Assessment("", key, DAY, "institute",
                new GradedState(List.of(new Substance("68476-85-7", "LPG", 100)), 60, HazardGrade.IV, 2, 4.5, "GB 18218-2018"), "",
                Assessment.Filing.NONE, new Recorded("li", null, Desk.START)))).id();
    }

    /** Leaves nothing open of the source of a site. */
    synchronized void complete(String enterprise, String site) {
        SourceKey key = new SourceKey(enterprise, site, "tank-farm-a");
        Recorded by = new Recorded("li", null, Desk.START);
        books.file().file(key, assessment(enterprise, site), new Assessment.Filing(DAY, "", by));
        for (DocumentKind kind : DocumentKind.values()) {
            books.file().state(new SourceDocument(key, kind, SourceDocument.State.NOT_APPLICABLE, null, null, "", "x", by));
        }
    }

    /** An entry of the stock book of a site for a call: one that waits, or a confirmed one to take back. */
    synchronized String entry(String enterprise, String site, String path) {
        if (!path.contains("{entry}")) {
            return "";
        }
        SourceKey key = new SourceKey(enterprise, site, "tank-farm-a");
        long number = books.stock().enter(new StockEntry(0, key, "68476-85-7", true, 1_000_000, DAY, "", 0, new Recorded("li", null, Desk.START),
                StockEntry.Decision.NONE)).number();
        if (path.endsWith("/take-back")) {
            books.stock().confirm(key, number, new Recorded("wang", null, Desk.START), String::equals);
        }
        return String.valueOf(number);
    }

    @Override
    public synchronized <T> CompletionStage<T> submit(String session, Function<HazardBooks, T> work) {
        if (session != null) {
            sessions.note(session);
        }
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        try {
            return CompletableFuture.completedFuture(work.apply(books()));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    @Override
    public HazardBooks books() {
        return isUnread ? unread : books;
    }

    @Override
    public HazardStanding standing(Site site, HazardSource source, long nowMillis) {
        return HazardStanding.of(site, source, books().file(), books().stock(), point -> Double.NaN,
                LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), site.timezone()));
    }

    @Override
    public Text name(String person) {
        return Text.of(person);
    }
}
