package io.hazardwatch.gateway.hazards;

import static io.hazardwatch.gateway.hazards.HazardBookTest.FARM;
import static io.hazardwatch.gateway.hazards.HazardBookTest.by;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.hazards.HazardMatter.Kind;
import io.hazardwatch.gateway.hazards.StockRefusedException.Reason;
import io.hazardwatch.gateway.hazards.tables.StockTables;
import io.hazardwatch.gateway.registry.HazardGrade;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.SiteText;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Stock counts once two persons have said so, never falls below zero, and is corrected by counter-entries only. */
class StockBookTest {
    private static final String LPG = "68476-85-7";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    @TempDir
    private Path directory;
    private final HazardRows rows = new HazardRows();
    private StockBook book = new StockBook(rows, rows);

    StockBookTest() {
        book.look();
    }

    private static StockEntry entry(boolean isIn, double tonnes) {
        return new StockEntry(0, FARM, LPG, isIn, Math.round(tonnes * 1e6), TODAY, "", 0, by("wang", "2026-11-30"), StockEntry.Decision.NONE);
    }

    private StockEntry confirm(StockEntry entry, String person) {
        return book.confirm(FARM, entry.number(), by(person, "2026-11-30"), (first, second) -> first.equals("wang") && second.equals("wang-2"));
    }

    private void move(boolean isIn, double tonnes) {
        confirm(book.enter(entry(isIn, tonnes)), "li");
    }

    private static void refused(Reason reason, Executable act) {
        assertEquals(reason, assertThrows(StockRefusedException.class, act).reason());
    }

    @Test
    void entry_countsOnceAnotherPersonHasConfirmedIt() {
        StockEntry entered = book.enter(entry(true, 12.5));
        assertEquals(0, book.tonnes(FARM, LPG));
        assertEquals(List.of(entered), book.pending(FARM));
        refused(Reason.STOCK_OWN_ENTRY, () -> confirm(entered, "wang"));
        refused(Reason.STOCK_OWN_ENTRY, () -> confirm(entered, "wang-2"));
        assertEquals(StockEntry.State.CONFIRMED, confirm(entered, "li").decision().state());
        assertEquals(12.5, book.tonnes(FARM, LPG));
        assertEquals(List.of(), book.pending(FARM));
        refused(Reason.STOCK_DECIDED, () -> confirm(entered, "li"));
        assertEquals(List.of("stock wang s-1 entered 1: 68476-85-7 in 12.5 t on 2026-11-30",
                "stock li s-1 confirmed 1: 68476-85-7 in 12.5 t on 2026-11-30; balance 12.5 t"), rows.journaled);
    }

    @Test
    void refusedEntry_neverCounts() {
        StockEntry entered = book.enter(entry(true, 12.5));
        book.refuse(FARM, entered.number(), "wrong tanker", by("wang", "2026-11-30"));
        refused(Reason.STOCK_DECIDED, () -> confirm(entered, "li"));
        assertEquals(0, book.tonnes(FARM, LPG));
        assertEquals("wrong tanker", rows.stock.get(entered.number()).decision().words());
    }

    @Test
    void moreThanIsThere_isRefused_atTheEntryAndAtTheConfirmation() {
        move(true, 10);
        refused(Reason.STOCK_NEGATIVE, () -> book.enter(entry(false, 10.000001)));
        StockEntry eight = book.enter(entry(false, 8));
        refused(Reason.STOCK_NEGATIVE, () -> book.enter(entry(false, 3)));
        StockEntry counter = book.enter(entry(true, 5));
        confirm(counter, "li");
        StockEntry six = book.enter(entry(false, 6));
        book.refuse(FARM, eight.number(), "stays", by("li", "2026-11-30"));
        StockEntry nine = book.enter(entry(false, 9));
        confirm(nine, "li");
        assertEquals(6, book.tonnes(FARM, LPG));
        confirm(six, "li");
        assertEquals(0, book.tonnes(FARM, LPG));
        refused(Reason.STOCK_NEGATIVE, () -> book.takeBack(FARM, 1, "counted twice", TODAY, by("wang", "2026-11-30")));
    }

    @Test
    void takingBack_isACounterEntryOfTwoPersons_once() {
        move(true, 10);
        StockEntry waiting = book.enter(entry(true, 1));
        refused(Reason.STOCK_NOT_CORRECTABLE, () -> book.takeBack(FARM, waiting.number(), "x", TODAY, by("wang", "2026-11-30")));
        StockEntry counter = book.takeBack(FARM, 1, "counted twice", TODAY, by("wang", "2026-11-30"));
        assertFalse(counter.isIn());
        assertEquals(10, book.tonnes(FARM, LPG), "one person has said so");
        refused(Reason.STOCK_NOT_CORRECTABLE, () -> book.takeBack(FARM, 1, "x", TODAY, by("wang", "2026-11-30")));
        confirm(counter, "li");
        assertEquals(0, book.tonnes(FARM, LPG));
        refused(Reason.STOCK_NOT_CORRECTABLE, () -> book.takeBack(FARM, counter.number(), "x", TODAY, by("wang", "2026-11-30")));
        refused(Reason.STOCK_UNKNOWN, () -> book.takeBack(new SourceKey("other", "yard", "farm"), 1, "x", TODAY, by("wang", "2026-11-30")));
        assertEquals(10, rows.stock.get(1L).tonnes(), "the wrong entry stays as it was");
    }

    @Test
    void anyOrderOfActs_leavesNoBalanceBelowZero_andARestartTheSame() {
        try (Database database = TestDatabase.sqlite(directory).open()) {
            StockTables tables = new StockTables(database);
            book = new StockBook(tables, rows);
            book.look();
            Random random = new Random(41);
            for (int i = 0; i < 300; i++) {
                act(random);
                assertTrue(book.tonnes(FARM, LPG) >= 0);
            }
            StockBook again = new StockBook(tables, rows);
            again.look();
            assertEquals(book.balances(FARM), again.balances(FARM));
            assertEquals(book.pending(FARM), again.pending(FARM));
            assertTrue(book.balances(FARM).get(LPG) > 0);
            List<StockEntry> newest = tables.entries(FARM, TODAY, TODAY, Long.MAX_VALUE, 3);
            assertEquals(again.enter(entry(true, 1)).number(), newest.getFirst().number() + 1);
            assertEquals(List.of(), tables.entries(FARM, TODAY.plusDays(1), TODAY.plusDays(2), Long.MAX_VALUE, 3));
        }
    }

    private void act(Random random) {
        try {
            List<StockEntry> waiting = book.pending(FARM);
            switch (random.nextInt(4)) {
                case 0 -> book.enter(entry(random.nextInt(5) < 3, 1 + random.nextInt(20)));
                case 1 -> book.takeBack(FARM, 1 + random.nextInt(40), "x", TODAY, by("wang", "2026-11-30"));
                default -> {
                    if (!waiting.isEmpty()) {
                        confirm(waiting.get(random.nextInt(waiting.size())), "li");
                    }
                }
            }
        } catch (StockRefusedException refused) {
            assertTrue(refused.reason() != Reason.STOCK_OWN_ENTRY);
        }
    }

    private HazardStanding standing(Site site, Map<String, Double> values) {
        HazardBook file = new HazardBook(rows, rows);
        file.look();
        return HazardStanding.of(site, site.hazardSources().getFirst(), file, book, point -> values.getOrDefault(point.point(), Double.NaN), TODAY);
    }

    private static List<Kind> stockMatters(HazardStanding standing) {
        return standing.open().stream().map(HazardMatter::kind).filter(Kind::isOfStock).toList();
    }

    @Test
    void moreThanTheDesignMaximum_isOpen_andMovesNoGrade() {
        Site site = HazardBookTest.site(100, 60);
        move(true, 100);
        assertEquals(List.of(), stockMatters(standing(site, Map.of())));
        move(true, 700);
        HazardStanding above = standing(site, Map.of());
        assertEquals(List.of(Kind.STOCK_ABOVE_DESIGN), stockMatters(above));
        assertEquals(HazardGrade.IV, above.state().grade());
        assertEquals(4.5, above.state().r());
    }

    @Test
    void balance_isComparedWithTheMassInTheTanks() {
        Site site = SiteText.load("""
                hazardSources: [{id: farm, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}]}]
                devices: [{id: s1, points: [{id: level, unit: m, range: [0, 10]}, {id: temperature, unit: degC, range: [-40, 100]}]}]
                tanks:
                  - {id: sphere, hazardSource: farm, level: s1/level, temperature: s1/temperature, strapping: [[0, 0], [10, 200]], density: 0.5,
                     densityAt: 15, overfillAt: 9}
                """).sites().getFirst();
        assertEquals(List.of(), stockMatters(standing(site, Map.of("level", 5.0, "temperature", 15.0))), "nobody keeps the book");
        move(true, 50);
        HazardStanding even = standing(site, Map.of("level", 5.0, "temperature", 15.0));
        assertEquals(50, even.balances().getFirst().measuredTonnes(), 1e-9);
        assertEquals(List.of(), stockMatters(even));
        assertEquals(List.of(Kind.STOCK_DEVIATES), stockMatters(standing(site, Map.of("level", 4.4, "temperature", 15.0))));
        assertEquals(List.of(), stockMatters(standing(site, Map.of("level", 4.6, "temperature", 15.0))), "within 5 % of the design maximum");
        assertEquals(List.of(), stockMatters(standing(site, Map.of("level", 1.0))), "without the temperature the mass is not known");
    }

    /** Tanks of 200 m3 and 10 m with propane, butane and whatever the third one says. */
    private static Site severalSubstances(String third) {
        return SiteText.load("""
                hazardSources: [{id: farm, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}, {name: butane, cas: 106-97-8, tonnes: 100}]}]
                devices: [{id: s, points: [{id: a, unit: m, range: [0, 10]}, {id: b, unit: m, range: [0, 10]}, {id: c, unit: m, range: [0, 10]}]}]
                tanks:
                  - {id: t1, hazardSource: farm, substance: 68476-85-7, level: s/a, strapping: [[0, 0], [10, 200]], density: 0.5, overfillAt: 9}
                  - {id: t2, hazardSource: farm, substance: butane, level: s/b, strapping: [[0, 0], [10, 200]], density: 0.6, overfillAt: 9}
                  - {id: t3, hazardSource: farm, %slevel: s/c, strapping: [[0, 0], [10, 200]], density: 0.5, overfillAt: 9}
                """.formatted(third)).sites().getFirst();
    }

    @Test
    void eachSubstance_isComparedWithItsOwnTanks() {
        Site site = severalSubstances("substance: LPG, ");
        move(true, 60);
        Map<String, Double> levels = Map.of("a", 4.0, "b", 5.0, "c", 2.0);
        HazardStanding even = standing(site, levels);
        assertEquals(List.of(60.0, 60.0), even.balances().stream().map(StockBalance::measuredTonnes).toList());
        assertEquals(List.of(), stockMatters(even), "nobody keeps the book of butane");
        assertEquals(List.of(Kind.STOCK_DEVIATES), stockMatters(standing(site, Map.of("a", 4.0, "b", 5.0, "c", 3.0))));
        assertEquals(List.of(), stockMatters(standing(site, Map.of("a", 4.0, "b", 5.0))), "what is in the third is not known");
        assertTrue(standing(severalSubstances(""), levels).balances().stream().allMatch(each -> Double.isNaN(each.measuredTonnes())),
                "a tank that does not say what it holds may hold either");
    }

    @Test
    void writeOfUnknownOutcome_isReadAgain_beforeAnythingIsDecidedByIt() {
        StockEntry in = book.enter(entry(true, 10));
        rows.isUnsure = true;
        assertThrows(DatabaseAwayException.class, () -> confirm(in, "li"));
        assertFalse(book.isLoaded());
        assertThrows(IllegalStateException.class, () -> book.enter(entry(true, 1)));
        book.look();
        assertEquals(10, book.tonnes(FARM, LPG), "it was confirmed after all");
        assertEquals(List.of(), book.pending(FARM));
        assertThrows(DatabaseAwayException.class, () -> book.enter(entry(false, 6)));
        book.look();
        refused(Reason.STOCK_NEGATIVE, () -> book.enter(entry(false, 5)));
        assertTrue(book.isLoaded(), "a refusal leaves nothing unknown");
        StockEntry out = book.pending(FARM).getFirst();
        assertThrows(DatabaseAwayException.class, () -> book.refuse(FARM, out.number(), "stays", by("li", "2026-11-30")));
        book.look();
        assertEquals(List.of(), book.pending(FARM));
        rows.isUnsure = false;
        assertEquals(out.number() + 1, book.enter(entry(false, 10)).number());
    }

    @Test
    void storeThatIsAway_takesNothing() {
        StockEntry waiting = book.enter(entry(true, 1));
        rows.isAway = true;
        assertThrows(DatabaseAwayException.class, () -> confirm(waiting, "li"));
        assertThrows(DatabaseAwayException.class, () -> book.enter(entry(true, 1)));
        assertThrows(DatabaseAwayException.class, book::look);
        rows.isAway = false;
        book.look();
        assertEquals(List.of(waiting), book.pending(FARM));
        assertEquals(0, book.tonnes(FARM, LPG));
        assertEquals(1, rows.journaled.size());
    }
}
