package io.hazardwatch.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.DesignSuppression;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suppression, timers and notes are read back as they were written, and a file of the first version still proves itself. */
class RegionsInTheJournalTest {
    private static final long NOW = 1_763_780_000_000L;
    private static final long HOUR = 3_600_000;
    private static final int FIRST_VERSIONS_COLUMNS = 35;

    @TempDir
    Path directory;

    private SqliteJournal open() throws Exception {
        return SqliteJournal.open(directory.resolve("journal.db"), 1_000, transition -> List.of(), new FakeClock(NOW),
                (where, thrown) -> { });
    }

    private List<RecordedEvent> write(List<RecordedEvent> events) throws Exception {
        try (SqliteJournal journal = open()) {
            journal.append(events);
            journal.start();
        }
        try (SqliteJournal journal = open()) {
            assertTrue(journal.verifyChain().isIntact());
            return journal.entriesAfter(0, 1_000).stream().map(JournalEntry::event).toList();
        }
    }

    @Test
    void everyRegion_isReadBackAsItWas() throws Exception {
        AlarmBook book = new AlarmBook();
        List<RecordedEvent> events = new ArrayList<>(book.on(Plant.raiseH(31), NOW));
        Alarm alarm = ((Transition) events.getFirst()).after();
        events.addAll(book.on(Plant.ack(alarm), RuleContext.NONE, NOW + 1));
        events.addAll(book.on(Plant.shelve(alarm, HOUR, "阀门; 检修 | x, y"), RuleContext.NONE, NOW + 2));
        events.addAll(book.on(Plant.shelve(alarm, HOUR, "again"), RuleContext.NONE, NOW + 3));
        for (String rule : List.of("trip", "flood.2")) {
            events.addAll(book.on(new DesignSuppression(alarm.id(), alarm.point(), rule, true, List.of("a.b.c.d.high", "run"),
                    Priority.P1, NOW + HOUR, "tripped"), RuleContext.NONE, NOW + 4));
        }
        events.addAll(book.on(Plant.takeOut(alarm, NOW + HOUR), RuleContext.NONE, NOW + 5));
        events.addAll(book.on(Plant.takeOut(alarm, NOW), RuleContext.NONE, NOW + 6));
        book.onTick(NOW + 3 * HOUR, events::addAll);
        events.addAll(book.on(Plant.putBack(alarm, "tested"), RuleContext.NONE, NOW + 3 * HOUR));
        events.add(new Note(TransitionType.CLOCK_STEP, null, "clock", Transition.SYSTEM, "moved by 3000 ms", NOW));
        events.add(new Note(TransitionType.CONFIG, "huarun-gas", "lpg-depot-01", Transition.SYSTEM, "changed gd-07/lel", NOW));

        assertEquals(events, write(events));
        assertTrue(events.stream().anyMatch(event -> event instanceof Transition transition && transition.late()));
    }

    @Test
    void notes_areFoundByTypeAndByWhomTheyConcern() throws Exception {
        Note step = new Note(TransitionType.CLOCK_STEP, null, "clock", Transition.SYSTEM, "moved", NOW);
        Note ours = new Note(TransitionType.CONFIG, "huarun-gas", "lpg-depot-01", Transition.SYSTEM, "changed", NOW);
        Note theirs = new Note(TransitionType.CONFIG, "north-chem", "tank-farm-02", Transition.SYSTEM, "changed", NOW);
        List<RecordedEvent> events = new ArrayList<>(List.of(step, ours, theirs));
        events.addAll(new AlarmBook().on(Plant.raiseH(31), NOW));
        write(events);
        try (SqliteJournal journal = open()) {
            assertEquals(List.of(ours), notes(journal, "huarun-gas", TransitionType.CONFIG));
            assertEquals(List.of(step), notes(journal, "huarun-gas", TransitionType.CLOCK_STEP));
            assertEquals(3, journal.entries("huarun-gas", null, 0, Long.MAX_VALUE, 0, 10).size());
            assertEquals(2, journal.entries("north-chem", null, 0, Long.MAX_VALUE, 0, 10).size());
            assertEquals(0, journal.entries(null, null, NOW + 1, Long.MAX_VALUE, 0, 10).size());
        }
    }

    private static List<RecordedEvent> notes(SqliteJournal journal, String enterprise, TransitionType type) {
        return journal.entries(enterprise, type, 0, Long.MAX_VALUE, 0, 10).stream().map(JournalEntry::event).toList();
    }

    @Test
    void fileOfTheFirstVersion_isTakenOverWithItsProof() throws Exception {
        AlarmBook book = new AlarmBook();
        List<RecordedEvent> old = new ArrayList<>(book.on(Plant.raiseH(31), NOW));
        Alarm alarm = ((Transition) old.getFirst()).after();
        old.addAll(book.on(Plant.clear(10), NOW + 1));
        writeAsTheFirstVersion(old);

        List<RecordedEvent> more = new ArrayList<>(book.on(Plant.ack(alarm), RuleContext.NONE, NOW + 2));
        List<RecordedEvent> all = write(more);
        assertEquals(3, all.size());
        Alarm found = ((Transition) all.get(1)).after();
        assertEquals(book.alarm(alarm.id()).occurrence(), found.occurrence());
        assertEquals(((Transition) old.getLast()).after().state(), found.state());
    }

    private void writeAsTheFirstVersion(List<RecordedEvent> events) throws Exception {
        String url = "jdbc:sqlite:" + directory.resolve("journal.db");
        Flyway.configure().dataSource(url, null, null).locations("classpath:db/journal").target("1").load().migrate();
        List<String> columns = JournalEntryRow.COLUMNS.subList(0, FIRST_VERSIONS_COLUMNS);
        String insert = "INSERT INTO entry (" + String.join(", ", columns) + ", prev_hash, hash) VALUES ("
                + "?, ".repeat(columns.size()) + "?, ?)";
        HashChain chain = new HashChain();
        byte[] hash = HashChain.GENESIS;
        try (Connection connection = DriverManager.getConnection(url); PreparedStatement statement = connection.prepareStatement(insert)) {
            long seq = 0;
            for (RecordedEvent event : events) {
                Object[] row = Arrays.copyOf(JournalEntryRow.of(++seq, NOW, event), FIRST_VERSIONS_COLUMNS);
                byte[] own = chain.next(hash, row);
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.setBytes(row.length + 1, hash);
                statement.setBytes(row.length + 2, own);
                statement.executeUpdate();
                hash = own;
            }
        }
    }
}
