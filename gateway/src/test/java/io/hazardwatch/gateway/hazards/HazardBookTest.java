package io.hazardwatch.gateway.hazards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.hazards.HazardMatter.Kind;
import io.hazardwatch.gateway.hazards.tables.HazardTables;
import io.hazardwatch.gateway.registry.HazardGrade;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.SiteText;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What people record of a hazard source, and what is open of it: a change of the site file asks for a new assessment until one is recorded. */
class HazardBookTest {
    static final SourceKey FARM = new SourceKey("acme", "yard", "farm");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    @TempDir
    private Path directory;
    private final HazardRows rows = new HazardRows();
    private HazardBook book = new HazardBook(rows, rows);
    private final StockBook stock = new StockBook(rows, rows);

    HazardBookTest() {
        book.look();
        stock.look();
    }

    static Site site(double tonnes, int people) {
        return SiteText.load("""
                hazardSources: [{id: farm, substances: [{name: LPG, cas: 68476-85-7, tonnes: %s}], exposedPeople: %d,
                  inCharge: {principal: li, technical: zhao, operational: sun}}]
                devices: []
                """.formatted(tonnes, people)).sites().getFirst();
    }

    /** A sphere of 200 m3 and 10 m. */
    static Site tank() {
        return SiteText.load("""
                hazardSources: [{id: farm, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}]}]
                devices: [{id: s1, points: [{id: level, unit: m, range: [0, 10]}, {id: temperature, unit: degC, range: [-40, 100]}]}]
                tanks:
                  - {id: sphere, hazardSource: farm, level: s1/level, strapping: [[0, 0], [10, 200]], density: 0.5, overfillAt: 9}
                """).sites().getFirst();
    }

    static long millis(String day) {
        return Instant.parse(day + "T08:00:00Z").toEpochMilli();
    }

    static Recorded by(String person, String day) {
        return new Recorded(person, "s-1", millis(day));
    }

    static Assessment assessment(Site site, String day, String recordedOn) {
        return new Assessment("", FARM, LocalDate.parse(day), "institute", GradedState.of(site.hazardSources().getFirst()), "",
                Assessment.Filing.NONE, by("wang", recordedOn));
    }

    private HazardStanding standing(Site site, LocalDate today) {
        return HazardStanding.of(site, site.hazardSources().getFirst(), book, stock, point -> Double.NaN, today);
    }

    private List<Kind> open(Site site, LocalDate today) {
        return standing(site, today).open().stream().map(HazardMatter::kind).filter(each -> each != Kind.DOCUMENT_MISSING && each != Kind.NOT_FILED)
                .toList();
    }

    @Test
    void assessment_isOpenUntilOneIsRecorded_andAgainAfterThreeYears() {
        Site site = site(100, 60);
        assertEquals(List.of(Kind.NOT_ASSESSED), open(site, TODAY));
        Assessment made = book.assess(assessment(site, "2024-03-01", "2026-11-30"));
        assertEquals(HazardGrade.IV, made.state().grade());
        assertEquals(4.5, made.state().r(), "LPG 100 t, 60 people: vector of domain facts 1.8");
        assertEquals(List.of(), open(site, LocalDate.parse("2027-02-28")));
        assertEquals(List.of(Kind.ASSESSMENT_OLD), open(site, LocalDate.parse("2027-03-01")));
        book.assess(assessment(site, "2027-03-01", "2027-03-01"));
        assertEquals(List.of(), open(site, LocalDate.parse("2027-03-01")));
    }

    @Test
    void otherTonnes_askForAnAssessment_withTheDifferenceAndBothGrades() {
        book.assess(assessment(site(100, 60), "2026-01-01", "2026-01-01"));
        Site grown = site(250, 60);
        HazardStanding standing = standing(grown, TODAY);
        assertEquals(List.of(Kind.SUBSTANCES_CHANGED, Kind.GRADE_CHANGED), open(grown, TODAY));
        assertTrue(standing.asksForAssessment());
        assertEquals(100, standing.changes().getFirst().before());
        assertEquals(250, standing.changes().getFirst().now());
        assertEquals("IV → III", standing.open().stream().filter(each -> each.kind() == Kind.GRADE_CHANGED).findFirst().orElseThrow().subject());
        assertEquals(HazardGrade.IV, standing.assessment().state().grade(), "the assessed grade stays until a person records another");
        book.assess(assessment(grown, "2026-11-30", "2026-11-30"));
        assertFalse(standing(grown, TODAY).asksForAssessment());
    }

    @Test
    void otherPeopleNearby_orAnotherEdition_askForAnAssessment() {
        Site site = site(100, 60);
        book.assess(assessment(site, "2026-01-01", "2026-01-01"));
        assertEquals(List.of(Kind.SURROUNDINGS_CHANGED), open(site(100, 70), TODAY), "same class of people, same grade");
        GradedState was = GradedState.of(site.hazardSources().getFirst());
        GradedState older = new GradedState(was.substances(), 60, was.grade(), was.s(), was.r(), "GB 18218-2009");
        book.assess(new Assessment("", FARM, TODAY, "x", older, "", Assessment.Filing.NONE, by("wang", "2026-11-30")));
        assertEquals(List.of(Kind.STANDARD_CHANGED), open(site, TODAY));
    }

    @Test
    void enteredTrigger_isOpenUntilAnAssessmentMadeAfterIt() {
        Site site = site(100, 60);
        book.assess(assessment(site, "2026-06-01", "2026-06-01"));
        TriggerEntry accident = book.trigger(new TriggerEntry("", FARM, ReassessmentTrigger.ACCIDENT, LocalDate.parse("2026-07-01"), "one dead",
                by("wang", "2026-07-02")));
        assertEquals(List.of(Kind.TRIGGER), open(site, TODAY));
        book.assess(assessment(site, "2026-06-30", "2026-08-01"));
        assertTrue(book.isOpen(accident), "assessed before the accident");
        book.assess(assessment(site, "2026-07-10", "2026-08-02"));
        assertEquals(List.of(), open(site, TODAY));
    }

    @Test
    void documents_areMissingUntilStated_andOverdueFromTheirDay() {
        Site site = site(100, 60);
        long missing = standing(site, TODAY).open().stream().filter(each -> each.kind() == Kind.DOCUMENT_MISSING).count();
        assertEquals(DocumentKind.values().length, missing);
        book.state(new SourceDocument(FARM, DocumentKind.DRILLS, SourceDocument.State.PRESENT, LocalDate.parse("2026-06-01"),
                LocalDate.parse("2026-12-01"), "drill-2026-1.pdf", "", by("wang", "2026-06-01")));
        book.state(new SourceDocument(FARM, DocumentKind.P_AND_ID, SourceDocument.State.NOT_APPLICABLE, null, null, "", "store only",
                by("wang", "2026-06-01")));
        assertEquals(missing - 2, standing(site, TODAY).open().stream().filter(each -> each.kind() == Kind.DOCUMENT_MISSING).count());
        assertTrue(standing(site, LocalDate.parse("2026-12-01")).open().contains(new HazardMatter(Kind.DOCUMENT_OVERDUE, "drills",
                LocalDate.parse("2026-12-01"))));
        assertTrue(open(site, TODAY).stream().noneMatch(Kind.DOCUMENT_OVERDUE::equals));
        assertEquals(List.of(Kind.NOT_ASSESSED), standing(site(10, 0), TODAY).open().stream().map(HazardMatter::kind).toList(),
                "no major hazard source needs no file");
    }

    @Test
    void filing_isRecordedOnce() {
        Site site = site(100, 60);
        Assessment made = book.assess(assessment(site, "2026-06-01", "2026-06-01"));
        assertTrue(standing(site, TODAY).open().contains(new HazardMatter(Kind.NOT_FILED, "", made.day())));
        Assessment.Filing filing = new Assessment.Filing(LocalDate.parse("2026-06-20"), "BA-7", by("wang", "2026-06-21"));
        assertNull(book.file(FARM, "ha-other", filing));
        assertNotNull(book.file(FARM, made.id(), filing));
        assertNull(book.file(FARM, made.id(), filing), "it is filed already");
        assertTrue(standing(site, TODAY).open().stream().noneMatch(each -> each.kind() == Kind.NOT_FILED));
        assertEquals("file wang s-1 assessment of 2026-06-01, filed on 2026-06-20 as BA-7", rows.journaled.getLast());
    }

    private void unsure(Executable write) {
        rows.isUnsure = true;
        assertThrows(DatabaseAwayException.class, write);
        rows.isUnsure = false;
        assertFalse(book.isLoaded());
        assertThrows(IllegalStateException.class, () -> book.assess(assessment(site(100, 60), "2026-06-01", "2026-06-01")));
        book.look();
    }

    @Test
    void writeOfUnknownOutcome_isReadAgain() {
        unsure(() -> book.assess(assessment(site(100, 60), "2026-06-01", "2026-06-01")));
        Assessment made = book.newest(FARM);
        assertEquals(LocalDate.parse("2026-06-01"), made.day());
        Assessment.Filing filing = new Assessment.Filing(LocalDate.parse("2026-06-20"), "BA-7", by("wang", "2026-06-21"));
        unsure(() -> book.file(FARM, made.id(), filing));
        assertNull(book.file(FARM, made.id(), filing), "it is filed already");
        assertTrue(book.isLoaded(), "a refusal leaves nothing unknown");
        unsure(() -> book.trigger(new TriggerEntry("", FARM, ReassessmentTrigger.ACCIDENT, LocalDate.parse("2026-07-01"), "x",
                by("wang", "2026-07-01"))));
        assertEquals(1, book.triggers(FARM).size());
        unsure(() -> book.state(new SourceDocument(FARM, DocumentKind.P_AND_ID, SourceDocument.State.NOT_APPLICABLE, null, null, "", "store only",
                by("wang", "2026-06-01"))));
        assertEquals(1, book.documents(FARM).size());
    }

    @Test
    void storeThatIsAway_recordsNothing() {
        rows.isAway = true;
        assertThrows(DatabaseAwayException.class, () -> book.assess(assessment(site(100, 60), "2026-06-01", "2026-06-01")));
        assertEquals(List.of(), book.assessments(FARM));
        assertEquals(List.of(), rows.journaled);
        HazardBook fresh = new HazardBook(rows, rows);
        assertThrows(DatabaseAwayException.class, fresh::look);
        assertThrows(IllegalStateException.class, () -> fresh.assess(assessment(site(100, 60), "2026-06-01", "2026-06-01")));
    }

    @Test
    void restart_losesNothing() {
        try (Database database = TestDatabase.sqlite(directory).open()) {
            HazardTables tables = new HazardTables(database);
            book = new HazardBook(tables, rows);
            book.look();
            Assessment first = book.assess(assessment(site(100.25, 60), "2026-06-01", "2026-06-01"));
            first = book.file(FARM, first.id(), new Assessment.Filing(LocalDate.parse("2026-06-20"), "BA-7", by("wang", "2026-06-21")));
            Assessment second = book.assess(assessment(site(200, 60), "2026-07-01", "2026-07-01"));
            TriggerEntry trigger = book.trigger(new TriggerEntry("", FARM, ReassessmentTrigger.CONSTRUCTION, TODAY, "tank 3",
                    by("wang", "2026-11-30")));
            for (SourceDocument.State state : List.of(SourceDocument.State.IN_PREPARATION, SourceDocument.State.PRESENT)) {
                book.state(new SourceDocument(FARM, DocumentKind.PLAN, state, TODAY, null, "https://example.com/plan", "", by("wang", "2026-11-30")));
            }
            HazardBook again = new HazardBook(tables, rows);
            again.look();
            assertEquals(List.of(second, first), again.assessments(FARM));
            assertEquals(List.of(trigger), again.triggers(FARM));
            assertEquals(SourceDocument.State.PRESENT, again.documents(FARM).get(DocumentKind.PLAN).state());
            assertEquals(List.of(), again.newest(FARM).state().changesTo(GradedState.of(site(200, 60).hazardSources().getFirst())));
            tables.reminded(List.of("one"), 5);
            tables.reminded(List.of("one"), 6);
            tables.reminded(List.of("old"), 1);
            tables.forgetReminders(3);
            assertEquals(List.of("one"), tables.reminders());
        }
    }

    @Test
    void everyTriggerAndDocument_hasTextsAndItsSource() {
        for (ReassessmentTrigger trigger : ReassessmentTrigger.values()) {
            assertTrue(trigger.basis().startsWith("Order 40 art. 11 ("), trigger.basis());
            assertFalse(trigger.text().zh().isBlank());
        }
        assertEquals(List.of(ReassessmentTrigger.AGE, ReassessmentTrigger.CHANGE, ReassessmentTrigger.SURROUNDINGS, ReassessmentTrigger.STANDARD),
                List.of(ReassessmentTrigger.values()).stream().filter(ReassessmentTrigger::isNoticed).toList());
        for (DocumentKind kind : DocumentKind.values()) {
            assertTrue(kind.basis().matches(".+ \\[(S|S2|M)]"), kind.basis());
            assertEquals(kind, DocumentKind.of(kind.wire()));
        }
        assertEquals(6, DocumentKind.DRILLS.months());
        assertEquals(36, DocumentKind.SAFETY_EVALUATION.months());
    }
}
