package io.hazardwatch.gateway.hazards;

import static io.hazardwatch.gateway.hazards.HazardBookTest.FARM;
import static io.hazardwatch.gateway.hazards.HazardBookTest.assessment;
import static io.hazardwatch.gateway.hazards.HazardBookTest.by;
import static io.hazardwatch.gateway.hazards.HazardBookTest.millis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Those in charge are told once of what is due and of what makes a new assessment necessary, also over a restart. */
class HazardRemindersTest {
    private final HazardRows rows = new HazardRows();
    private final HazardBook book = new HazardBook(rows, rows);
    private final StockBook stock = new StockBook(rows, rows);
    private final List<String> told = new ArrayList<>();
    private CompletionStage<Boolean> taken = CompletableFuture.completedFuture(true);
    private HazardReminders reminders = new HazardReminders(rows, book, rows, this::tell);
    private double level = Double.NaN;
    private Site site = HazardBookTest.site(100, 60);

    HazardRemindersTest() {
        book.look();
        stock.look();
    }

    private CompletionStage<Boolean> tell(List<HazardReminders.Reminder> together) {
        told.add(together.stream().map(each -> each.kind().wire() + (each.subject().isEmpty() ? "" : ' ' + each.subject()) + ' ' + each.left())
                .collect(Collectors.joining(", ")));
        return taken;
    }

    private List<String> look(String day) {
        return look(millis(day));
    }

    private List<String> look(long now) {
        told.clear();
        reminders.look(Registry.of(List.of(site)), (where, source) -> HazardStanding.of(where, source, book, stock, point -> level,
                LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC)), now);
        return List.copyOf(told);
    }

    @Test
    void sourceWithoutAnyRecord_isListedOnly() {
        assertEquals(List.of(), look("2026-11-30"));
    }

    @Test
    void assessment_isTold30And7DaysBefore_andWhenItIsThreeYearsOld() {
        book.assess(assessment(site, "2024-01-31", "2024-01-31"));
        assertEquals(List.of(), look("2026-12-31"));
        assertEquals(List.of("assessment_old 30"), look("2027-01-01"));
        assertEquals(List.of(), look("2027-01-02"));
        assertEquals(List.of("assessment_old 7"), look("2027-01-24"));
        assertEquals(List.of("assessment_old 0"), look("2027-01-31"));
        reminders = new HazardReminders(rows, book, rows, this::tell);
        look("2027-02-01");
        assertEquals(List.of(), look("2027-02-02"), "told before the restart");
        assertEquals("noticed to be assessed again: assessment_old", rows.journaled.getLast());
    }

    @Test
    void changedSiteFile_isToldOnceForEachState_andJournaledWithTheDifference() {
        book.assess(assessment(site, "2026-06-01", "2026-06-01"));
        site = HazardBookTest.site(250, 60);
        assertEquals(List.of("substances_changed 0, grade_changed IV → III 0"), look("2026-11-30"));
        assertEquals("noticed to be assessed again: substances_changed, 68476-85-7 100.0 → 250.0 t", rows.journaled.get(1));
        assertEquals(List.of(), look("2026-12-01"));
        site = HazardBookTest.site(260, 60);
        assertEquals(List.of("substances_changed 0"), look("2026-12-02"));
        book.assess(assessment(site, "2026-12-02", "2026-12-02"));
        assertEquals(List.of(), look("2026-12-03"));
    }

    @Test
    void enteredTriggerAndDueDocument_areTold() {
        book.assess(assessment(site, "2026-06-01", "2026-06-01"));
        book.trigger(new TriggerEntry("", FARM, ReassessmentTrigger.ACCIDENT, LocalDate.parse("2026-07-01"), "x", by("wang", "2026-07-01")));
        book.state(new SourceDocument(FARM, DocumentKind.DRILLS, SourceDocument.State.PRESENT, LocalDate.parse("2026-06-01"),
                LocalDate.parse("2026-12-01"), "", "", by("wang", "2026-06-01")));
        assertEquals(List.of("trigger accident 0, document_overdue drills 1"), look("2026-11-30"));
        assertEquals(List.of("document_overdue drills 0"), look("2026-12-01"));
    }

    @Test
    void stockAboveTheDesignMaximum_isToldOnceADay() {
        StockEntry entry = book(700);
        stock.confirm(FARM, entry.number(), by("li", "2026-11-30"), String::equals);
        assertEquals(List.of("stock_above_design 68476-85-7 0"), look("2026-11-30"));
        assertEquals(List.of(), look("2026-11-30"));
        assertEquals(List.of("stock_above_design 68476-85-7 0"), look("2026-12-01"));
    }

    private StockEntry book(long tonnes) {
        return stock.enter(new StockEntry(0, FARM, "68476-85-7", true, tonnes * 1_000_000, LocalDate.parse("2026-11-30"), "", 0,
                by("wang", "2026-11-30"), StockEntry.Decision.NONE));
    }

    @Test
    void whatCouldNotBeHandedOver_isToldAgain() {
        book.assess(assessment(site, "2024-01-31", "2024-01-31"));
        taken = CompletableFuture.failedFuture(new IllegalStateException("full"));
        assertEquals(List.of("assessment_old 0"), look("2027-01-31"));
        taken = new CompletableFuture<>();
        assertEquals(List.of("assessment_old 0"), look("2027-01-31"));
        assertEquals(List.of(), look("2027-01-31"), "it is under way");
        assertEquals(0, rows.reminders.size());
        assertEquals(1, rows.journaled.stream().filter(each -> each.startsWith("noticed")).count());
    }

    @Test
    void reminderThatReachedNobody_isToldAgainADayLater_untilItReachesSomebody() {
        book.assess(assessment(site, "2024-01-31", "2024-01-31"));
        taken = CompletableFuture.completedFuture(false);
        assertEquals(List.of("assessment_old 30"), look("2027-01-01"));
        assertEquals(List.of(), look("2027-01-01"), "not every minute");
        assertEquals(0, rows.reminders.size());
        assertEquals(List.of("assessment_old 29"), look("2027-01-02"));
        taken = CompletableFuture.completedFuture(true);
        assertEquals(List.of(), look("2027-01-02"), "what went out before has its answer first");
        assertEquals(List.of("assessment_old 28"), look("2027-01-03"));
        assertEquals(List.of(), look("2027-01-04"));
        assertEquals(1, rows.reminders.size());
        reminders = new HazardReminders(rows, book, rows, this::tell);
        assertEquals(List.of(), look("2027-01-05"), "told before the restart");
    }

    @Test
    void gaugesThatSayOtherwiseThanTheBook_areToldOnceItLasts() {
        site = HazardBookTest.tank();
        StockEntry entry = book(50);
        stock.confirm(FARM, entry.number(), by("li", "2026-11-30"), String::equals);
        level = 5;
        long now = millis("2026-11-30");
        assertEquals(List.of(), look(now), "book and gauge agree");
        level = 3;
        assertEquals(List.of(), look(now + 60_000));
        level = 5;
        assertEquals(List.of(), look(now + 120_000));
        level = 3;
        assertEquals(List.of(), look(now + 180_000));
        assertEquals(List.of(), look(now + 180_000 + 3_599_999));
        assertEquals(List.of("stock_deviates 68476-85-7 0"), look(now + 180_000 + 3_600_000));
    }
}
