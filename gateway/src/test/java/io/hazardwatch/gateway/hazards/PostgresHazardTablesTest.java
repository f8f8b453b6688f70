package io.hazardwatch.gateway.hazards;

import static io.hazardwatch.gateway.hazards.HazardBookTest.FARM;
import static io.hazardwatch.gateway.hazards.HazardBookTest.assessment;
import static io.hazardwatch.gateway.hazards.HazardBookTest.by;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.hazards.tables.HazardTables;
import io.hazardwatch.gateway.hazards.tables.StockTables;
import io.hazardwatch.gateway.testkit.PostgresPlace;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables of hazard sources do the same on PostgreSQL as on SQLite, over a restart. */
@Tag("service")
class PostgresHazardTablesTest {
    @RegisterExtension
    static final PostgresPlace POSTGRES = new PostgresPlace();
    private static final LocalDate DAY = LocalDate.parse("2026-11-30");

    @Test
    void restart_losesNothing() {
        try (Database database = POSTGRES.place().open()) {
            HazardRows journal = new HazardRows();
            HazardTables files = new HazardTables(database);
            StockTables entries = new StockTables(database);
            HazardBooks books = new HazardBooks(new HazardBook(files, journal), new StockBook(entries, journal));
            books.look();
            Assessment made = books.file().assess(assessment(HazardBookTest.site(100.25, 60), "2026-06-01", "2026-06-01"));
            Assessment filed = books.file().file(FARM, made.id(), new Assessment.Filing(DAY, "BA-7", by("wang", "2026-11-30")));
            TriggerEntry trigger = books.file().trigger(new TriggerEntry("", FARM, ReassessmentTrigger.ACCIDENT, DAY, "x", by("wang", "2026-11-30")));
            SourceDocument document = null;
            for (SourceDocument.State state : List.of(SourceDocument.State.IN_PREPARATION, SourceDocument.State.PRESENT)) {
                document = books.file().state(new SourceDocument(FARM, DocumentKind.PLAN, state, null, null, "plan.pdf", "",
                        new Recorded("wang", null, 1)));
            }
            books.stock().enter(entry(true));
            books.stock().confirm(FARM, 1, by("li", "2026-11-30"), String::equals);
            StockEntry waiting = books.stock().enter(entry(false));
            StockEntry counter = books.stock().takeBack(FARM, 1, "x", DAY, by("wang", "2026-11-30"));
            books.stock().refuse(FARM, waiting.number(), "no", by("li", "2026-11-30"));
            files.reminded(List.of("one"), 5);
            files.reminded(List.of("one"), 5);
            HazardBooks again = new HazardBooks(new HazardBook(files, journal), new StockBook(entries, journal));
            again.look();
            assertEquals(List.of(filed), again.file().assessments(FARM));
            assertEquals(List.of(trigger), again.file().triggers(FARM));
            assertEquals(document, again.file().documents(FARM).get(DocumentKind.PLAN));
            assertEquals(12.5, again.stock().tonnes(FARM, "68476-85-7"));
            assertEquals(List.of(counter), again.stock().pending(FARM));
            assertEquals(List.of(3L, 2L, 1L), entries.entries(FARM, DAY, DAY, Long.MAX_VALUE, 9).stream().map(StockEntry::number).toList());
            assertEquals(List.of("one"), files.reminders());
        }
    }

    private static StockEntry entry(boolean isIn) {
        return new StockEntry(0, FARM, "68476-85-7", isIn, isIn ? 12_500_000 : 0, DAY, "", 0, by("wang", "2026-11-30"), StockEntry.Decision.NONE);
    }
}
