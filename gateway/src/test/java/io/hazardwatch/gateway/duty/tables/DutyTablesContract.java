package io.hazardwatch.gateway.duty.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.FixedShifts;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.DutyLogSearch;
import io.hazardwatch.gateway.duty.book.DutyRows;
import io.hazardwatch.gateway.duty.book.SaidDuty;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.handover.HandoverItem;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.log.DayPage;
import io.hazardwatch.gateway.duty.log.DutyLogDraft;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.log.SignedDay;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the duty's tables must do in every relational store. */
interface DutyTablesContract {
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    LocalDate DAY = LocalDate.of(2026, 3, 2);
    long MORNING = DAY.atTime(8, 0).atZone(ZONE).toInstant().toEpochMilli();
    long HOUR = 3_600_000;

    /** An empty place for a store, the same one each time within a test. */
    TestDatabase place();

    static DutyTables tables(Database database) {
        return new DutyTables(database, post -> ZONE);
    }

    static DutyLogEntry entry(String id, LocalDate day, DutyLogKind kind, long at, String matter, String about) {
        return new DutyLogEntry(id, "room", day, kind, at, at, "zhang", "李", matter, "现场查看", about, 0);
    }

    private static DutyRows rows(DutyLogEntry... entries) {
        DutyRows rows = new DutyRows();
        for (DutyLogEntry entry : entries) {
            rows.put(entry);
        }
        return rows;
    }

    @Test
    default void rows_areReadBackAsTheyWere_afterTheNextOpening() {
        RollCall call = new RollCall("c1", "room", MORNING, MORNING + HOUR, RollCallState.ASKED, MORNING + HOUR, MORNING + HOUR + 300_000,
                List.of("zhang", "wang"), "li", null, 0, 0, 3);
        SpotCheck check = new SpotCheck("c1", "room", MORNING, "{\"site\":\"罐区\"}", "00ff");
        try (Database database = place().open()) {
            DutyRows rows = rows(entry("e1", DAY, DutyLogKind.INSTRUCTION, MORNING, "泵房\t'异响' %_!", null));
            rows.put(call);
            rows.put(check);
            tables(database).save(rows);
        }
        try (Database database = place().open()) {
            DutyRows loaded = tables(database).load(MORNING + 10 * HOUR);
            assertEquals(List.of(call), List.copyOf(loaded.rollCalls()));
            assertEquals(List.of("泵房\t'异响' %_!"), loaded.entries().stream().map(DutyLogEntry::matter).toList());
            assertEquals(List.of(check), tables(database).spotChecks(List.of("room"), 10));
            assertEquals(entry("e1", DAY, DutyLogKind.INSTRUCTION, MORNING, "泵房\t'异响' %_!", null), tables(database).entry("e1"));
            assertNull(tables(database).entry("e2"));
        }
    }

    @Test
    default void handoversOfAPeriod_areThoseWhoseChangeIsInIt_latestFirstWithTheirItems() {
        try (Database database = place().open()) {
            DutyRows rows = new DutyRows();
            for (int i = 0; i < 4; i++) {
                OpenMatter matter = new OpenMatter(OpenMatter.Kind.TASK, "t", new Text("事", "task"));
                HandoverItem item = new HandoverItem(1, matter, HandoverItem.State.WAITING, null, 0);
                rows.put(new Handover("h" + i, i == 3 ? "other" : "room", MORNING + i * HOUR, List.of("a"), List.of("b"), Handover.State.OPEN,
                        List.of(item), 0, 0, null, 0));
            }
            tables(database).save(rows);
            List<Handover> found = tables(database).handovers(List.of("room"), MORNING, MORNING + 2 * HOUR, 10);
            assertEquals(List.of("h1", "h0"), found.stream().map(Handover::id).toList());
            assertEquals("task", found.getFirst().items().getFirst().matter().text().en());
            assertEquals(List.of(), tables(database).handovers(List.of(), MORNING, MORNING + 2 * HOUR, 10));
        }
    }

    /** A comment on an alarm may hold whatever somebody sent. */
    @Test
    default void textWithANul_isKeptWithoutIt_andHoldsNothingUp() {
        try (Database database = place().open()) {
            DutyTables tables = tables(database);
            tables.save(rows(entry("e1", DAY, DutyLogKind.ALARM, MORNING, "a\0b", null), entry("e2", DAY, DutyLogKind.ALARM, MORNING, "c", null)));
            assertEquals("a b", tables.entry("e1").matter());
            assertEquals("c", tables.entry("e2").matter());
        }
    }

    @Test
    default void entryAndSpotCheck_areNeverChanged() {
        try (Database database = place().open()) {
            DutyTables tables = tables(database);
            tables.save(rows(entry("e1", DAY, DutyLogKind.REMARK, MORNING, "first", null)));
            tables.save(rows(entry("e1", DAY, DutyLogKind.REMARK, MORNING, "second", null)));
            assertEquals("first", tables.entry("e1").matter());
        }
    }

    @Test
    default void search_findsWordsInAnyCase_andTakesPatternsLiterally() {
        try (Database database = place().open()) {
            DutyTables tables = tables(database);
            tables.save(rows(entry("e1", DAY, DutyLogKind.CALL, MORNING, "Pump 泵房 100%", null), entry("e2", DAY, DutyLogKind.REMARK, MORNING
                    + 1, "pump_2", null),
                    entry("e3", DAY, DutyLogKind.REMARK, MORNING + 2, "else", null)));
            assertEquals(List.of("e2", "e1"), found(tables, null, "PUMP"));
            assertEquals(List.of("e1"), found(tables, null, "pump", "泵房"));
            assertEquals(List.of("e1"), found(tables, null, "0%"));
            assertEquals(List.of("e2"), found(tables, null, "p_2"));
            assertEquals(List.of("e3", "e2"), found(tables, DutyLogKind.REMARK));
            assertEquals(List.of("e3", "e2", "e1"), found(tables, null, "现场"));
            assertEquals(List.of(), tables.entries(new DutyLogSearch(List.of(), 0, Long.MAX_VALUE, null, List.of(), 10)));
        }
    }

    private static List<String> found(DutyTables tables, DutyLogKind kind, String... words) {
        return tables.entries(new DutyLogSearch(List.of("room", "other"), MORNING, MORNING + HOUR, kind, List.of(words), 10)).stream()
                .map(DutyLogEntry::id).toList();
    }

    @Test
    default void lastHandoverOfEachPost_isLoadedWithItsItems_andUpdatedInPlace() {
        try (Database database = place().open()) {
            SaidDuty said = new SaidDuty();
            said.matters.add(new OpenMatter(OpenMatter.Kind.ALARM_ACKNOWLEDGED, "a.1", new Text("高高报", "HH")));
            DutyBook book = book(database, said);
            book.look(MORNING);
            Handover open = book.now().get("room").handover();
            assertEquals(open, book(database, said, MORNING).now().get("room").handover());
            book.accept(open.id(), "wang", null, 1, MORNING + 1000);
            Handover accepted = book.now().get("room").handover();
            assertEquals(Handover.State.ACCEPTED, accepted.state());
            assertEquals(List.of(accepted), List.copyOf(tables(database).load(MORNING).handovers()));
        }
    }

    private static DutyBook book(Database database, SaidDuty said) {
        FixedShifts shifts = new FixedShifts().with(new DutyPost("room", new Text("中控室", "Control room"), "huarun-gas", null, ZONE))
                .with(new DutyShift("room", MORNING - 12 * HOUR, MORNING, List.of("zhang"), "li"))
                .with(new DutyShift("room", MORNING, MORNING + 24 * HOUR, List.of("wang"), "li"))
                .with(new DutyShift("room", MORNING + 24 * HOUR, MORNING + 48 * HOUR, List.of("zhang"), "li"));
        return new DutyBook(shifts, said, said, tables(database), said, DutySettings.STANDARD, (post, from) -> Tightening.NONE, new Random(1));
    }

    private static DutyBook book(Database database, SaidDuty said, long at) {
        DutyBook book = book(database, said);
        book.look(at);
        return book;
    }

    @Test
    default void signedDays_areChained_andWhatComesLaterStandsOnTheDayItWasWritten() {
        try (Database database = place().open()) {
            DutyTables tables = tables(database);
            DutyBook book = book(database, new SaidDuty());
            for (long hour = -8; hour < 60; hour++) {
                book.look(MORNING + hour * HOUR);
            }
            SignedDay first = signed(book, DAY, MORNING + 24 * HOUR);
            book.add(new DutyLogDraft("room", DutyLogKind.REMARK, MORNING + 30 * HOUR, "", "later", "", null, 0), "wang", MORNING + 30 * HOUR);
            SignedDay second = signed(book, DAY.plusDays(1), MORNING + 48 * HOUR);
            assertEquals(first.hash(), second.previous());
            tables.save(rows(new DutyLogEntry("late", "room", DAY, DutyLogKind.ALARM, MORNING, MORNING + 50 * HOUR, "system", "", "late",
                    "", null, 0)));
            assertEquals(DAY.plusDays(2), tables.entry("late").day());
            List<Boolean> whole = new ArrayList<>();
            tables.signedDays("room", page -> whole.add(page.isAsSigned()));
            assertEquals(List.of(true, true), whole);
            database.inTransaction(handle -> handle.execute("UPDATE duty_log_entry SET matter = 'altered' WHERE day = '" + DAY + "'"));
            assertTrue(!tables.page("room", DAY).isAsSigned());
        }
    }

    private static SignedDay signed(DutyBook book, LocalDate day, long now) {
        assertNull(book.sign("room", day, "zhang", now).sealed());
        return book.sign("room", day, "wang", now).sealed();
    }

    @Test
    default void instructionIsOpen_untilItIsReportedDone() {
        try (Database database = place().open()) {
            DutyTables tables = tables(database);
            tables.save(rows(entry("i1", DAY, DutyLogKind.INSTRUCTION, MORNING, "stop", null), entry("i2", DAY, DutyLogKind.INSTRUCTION,
                    MORNING + 1, "start", null)));
            tables.save(rows(entry("d1", DAY, DutyLogKind.DONE, MORNING + 2, "stopped", "i1")));
            assertEquals(List.of("i2"), tables.openInstructions("room").stream().map(DutyLogEntry::id).toList());
        }
    }

    /** The last row cannot be written: the ones before it are not either. */
    @Test
    default void batchThatCannotBeWrittenWhole_isNotWrittenAtAll() {
        try (Database database = place().open()) {
            DutyTables tables = tables(database);
            DutyRows rows = rows(entry("e1", DAY, DutyLogKind.REMARK, MORNING, "first", null),
                    new DutyLogEntry("e2", "room", DAY, DutyLogKind.REMARK, MORNING, MORNING, null, "", "nobody wrote it", "", null, 0));
            rows.put(new SpotCheck("c1", "room", MORNING, "{}", "00"));
            assertThrows(RuntimeException.class, () -> tables.save(rows));
            DayPage page = tables.page("room", DAY);
            assertEquals(List.of(), page.entries());
            assertEquals(List.of(), tables.spotChecks(List.of("room"), 10));
        }
    }

    @Test
    default void rollCallsOfAPeriod_hideThoseThatWait() {
        try (Database database = place().open()) {
            DutyTables tables = tables(database);
            DutyRows rows = new DutyRows();
            rows.put(new RollCall("w", "room", MORNING, MORNING + 1, RollCallState.WAITING, 0, 0, List.of(), null, null, 0, 0, 0));
            rows.put(new RollCall("m", "room", MORNING, MORNING + 2, RollCallState.MISSED, MORNING + 2, MORNING + 3, List.of("wang"), null,
                    null, MORNING + 3, MORNING + 3, 0));
            tables.save(rows);
            assertEquals(List.of("m"), tables.rollCalls(List.of("room"), MORNING, MORNING + HOUR, 10).stream().map(RollCall::id).toList());
            assertEquals(List.of("w"), tables.load(MORNING + 24 * HOUR).rollCalls().stream().map(RollCall::id).toList());
        }
    }
}
