package io.hazardwatch.gateway.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.equipment.EquipmentGap.Reason;
import io.hazardwatch.gateway.equipment.tables.EquipmentTables;
import io.hazardwatch.gateway.registry.ProofKind;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.SiteText;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What site files state of equipment and what people record of it since: the newer of both counts, and what is doubtful protects nobody. */
class EquipmentBookTest {
    private static final String SITE = """
            hazardSources: [{id: farm, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}], inCharge: {technical: zhao, operational: sun}}]
            equipment:
              - {id: psv, kind: relief_valve, hazardSource: farm, calibration: {last: 2026-01-10, due: 2027-01-10},
                 certificate: {number: A-1, until: 2027-06-30}}
              - {id: xv, kind: shut_off_valve, proofTest: {last: 2026-06-01, due: 2026-12-01}}
              - {id: new, kind: sis_loop}
              - {id: old, kind: fire_pump, state: out_of_service}
              - {id: sphere, kind: tank, inspection: {last: 2023-12-30, due: 2026-11-30}}
            devices: []
            """;
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final long NOW = TODAY.atTime(8, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    private static final long DAY = 86_400_000;

    @TempDir
    private Path directory;
    private final Site site = SiteText.load(SITE).sites().getFirst();
    private final EquipmentRows rows = new EquipmentRows();
    private EquipmentBook book = new EquipmentBook(rows, rows);

    EquipmentBookTest() {
        book.look();
    }

    private EquipmentStanding standing(String id) {
        return book.of(site, site.plant().guarded().find(id));
    }

    private List<Reason> reasons(String id, long now) {
        return standing(id).gaps(site.timezone()).stream().filter(gap -> gap.sinceMillis() <= now).map(EquipmentGap::reason).toList();
    }

    @Test
    void whileWhatWasRecordedIsNotRead_nothingIsKnownToProtect() {
        rows.isAway = true;
        book = new EquipmentBook(rows, rows);
        assertThrows(DatabaseAwayException.class, book::look);
        assertEquals(List.of(Reason.NOT_KNOWN), reasons("xv", NOW));
        rows.isAway = false;
        book.look();
        assertEquals(List.of(), reasons("xv", NOW));
    }

    private static EquipmentKey key(String id) {
        return new EquipmentKey("acme", "yard", id);
    }

    private static EquipmentProof proof(String id, ProofKind kind, boolean isPassed, String day, String due) {
        return new EquipmentProof("", key(id), kind, isPassed, LocalDate.parse(day), due == null ? null : LocalDate.parse(due), "C-2", "", "wang",
                NOW, "s-1");
    }

    private static EquipmentBypass bypass(String id) {
        return new EquipmentBypass("", key(id), EquipmentBypass.Kind.BYPASS, "leaks", "man with radio", "wang", NOW, NOW + DAY, null, "s-1");
    }

    @Test
    void whatTheFileStates_counts() {
        assertEquals(List.of(), reasons("psv", NOW));
        assertEquals(List.of(), reasons("xv", NOW));
        assertEquals(List.of(Reason.UNPROVEN), reasons("xv", NOW + DAY), "the proof test is due");
        assertEquals(List.of(Reason.UNPROVEN), reasons("new", NOW), "nobody ever saw it act");
        assertEquals(List.of(Reason.OUT_OF_SERVICE), reasons("old", NOW));
        assertEquals(List.of(Reason.INSPECTION_OVERDUE), reasons("sphere", NOW));
        assertEquals(List.of(Reason.CALIBRATION_OVERDUE, Reason.CERTIFICATE_EXPIRED), reasons("psv", NOW + 213 * DAY));
        assertEquals(List.of(Reason.CALIBRATION_OVERDUE), reasons("psv", NOW + 212 * DAY), "valid on the last day of the certificate");
    }

    @Test
    void proofThatPasses_counts_andOneThatFailsMakesItUnproven() {
        long before = book.version();
        book.record(proof("new", ProofKind.PROOF_TEST, true, "2026-11-30", "2027-11-30"));
        assertEquals(List.of(), reasons("new", NOW));
        assertEquals(LocalDate.parse("2027-11-30"), standing("new").dates(ProofKind.PROOF_TEST).due());
        assertEquals(true, book.version() > before);
        book.record(proof("new", ProofKind.PROOF_TEST, false, "2026-11-30", null));
        assertEquals(List.of(Reason.UNPROVEN), reasons("new", NOW));
        assertEquals(LocalDate.parse("2027-11-30"), standing("new").dates(ProofKind.PROOF_TEST).due(), "a failure makes nothing due later");
        book.record(proof("new", ProofKind.PROOF_TEST, true, "2026-11-30", "2027-11-30"));
        assertEquals(List.of(), reasons("new", NOW));
        assertEquals(3, rows.journaled.size());
    }

    @Test
    void failedInspection_isNotForgottenBehindFrequentTests_alsoAfterARestart() {
        try (Database database = TestDatabase.sqlite(directory).open()) {
            EquipmentTables tables = new EquipmentTables(database);
            book = new EquipmentBook(tables, rows);
            book.look();
            book.record(proof("xv", ProofKind.INSPECTION, false, "2026-10-01", null));
            for (int i = 0; i < 60; i++) {
                book.record(proof("xv", ProofKind.PROOF_TEST, true, "2026-11-30", "2026-12-07"));
            }
            assertEquals(List.of(Reason.UNPROVEN), reasons("xv", NOW));
            book = new EquipmentBook(tables, rows);
            book.look();
            assertEquals(List.of(Reason.UNPROVEN), reasons("xv", NOW));
        }
    }

    @Test
    void proofThatSaysNoNextOne_leavesTheDateThatTheFileStatesAfterIt() {
        book.record(proof("xv", ProofKind.PROOF_TEST, true, "2026-06-15", null));
        assertEquals(LocalDate.parse("2026-12-01"), standing("xv").dates(ProofKind.PROOF_TEST).due());
        book.record(proof("xv", ProofKind.PROOF_TEST, true, "2026-12-15", null));
        assertNull(standing("xv").dates(ProofKind.PROOF_TEST).due(), "the date of the file lies before it");
    }

    @Test
    void newerDatesOfTheFile_countMoreThanAnOlderRecord() {
        book.record(proof("xv", ProofKind.PROOF_TEST, false, "2026-05-01", null));
        book.record(proof("xv", ProofKind.PROOF_TEST, true, "2026-05-02", "2030-01-01"));
        assertEquals(LocalDate.parse("2026-12-01"), standing("xv").dates(ProofKind.PROOF_TEST).due());
        assertEquals(List.of(), reasons("xv", NOW));
    }

    @Test
    void bypass_lastsBeyondItsEnd_untilAPersonEndsIt() {
        EquipmentBypass begun = book.begin(bypass("psv"));
        assertEquals(List.of(Reason.BYPASSED), reasons("psv", NOW + 3 * DAY));
        assertNull(book.begin(bypass("psv")), "it is bypassed already");
        assertNull(book.end(key("psv"), "eb-other", new EquipmentBypass.Ended("li", NOW, "", null)));
        assertNotNull(book.end(key("psv"), begun.id(), new EquipmentBypass.Ended("li", NOW + 2 * DAY, "mended", "s-2")));
        assertEquals(List.of(), reasons("psv", NOW + 3 * DAY));
        assertNull(book.end(key("psv"), begun.id(), new EquipmentBypass.Ended("li", NOW, "", null)), "it ended before");
        assertEquals(2, rows.journaled.size());
    }

    @Test
    void storeThatIsAway_recordsNothing_andTheFileCounts() {
        rows.isAway = true;
        assertThrows(DatabaseAwayException.class, () -> book.begin(bypass("psv")));
        assertEquals(List.of(), reasons("psv", NOW));
        book = new EquipmentBook(rows, rows);
        assertThrows(DatabaseAwayException.class, book::look);
        assertThrows(IllegalStateException.class, () -> book.record(proof("new", ProofKind.PROOF_TEST, true, "2026-11-30", null)));
        assertEquals(0, rows.journaled.size());
    }

    @Test
    void restart_losesNothing() {
        try (Database database = TestDatabase.sqlite(directory).open()) {
            EquipmentTables tables = new EquipmentTables(database);
            book = new EquipmentBook(tables, rows);
            book.look();
            EquipmentProof proof = book.record(proof("new", ProofKind.PROOF_TEST, true, "2026-11-30", "2027-11-30"));
            EquipmentBypass first = book.begin(bypass("psv"));
            EquipmentBypass ended = book.end(key("psv"), first.id(), new EquipmentBypass.Ended("li", NOW + 5, "mended", "s-2"));
            EquipmentBypass second = book.begin(bypass("psv"));
            tables.reminded(List.of("one"), NOW);
            tables.reminded(List.of("one"), NOW);
            tables.reminded(List.of("old"), NOW - DAY);
            tables.forgetReminders(NOW);
            EquipmentBook again = new EquipmentBook(tables, rows);
            again.look();
            assertEquals(List.of(proof), again.proofs(key("new")));
            assertEquals(List.of(second, ended), again.bypasses(key("psv")));
            assertEquals(second, again.bypass(key("psv")));
            assertEquals(List.of("one"), tables.reminders());
        }
    }

    static long millis(String day) {
        return Instant.parse(day + "T08:00:00Z").toEpochMilli();
    }
}
