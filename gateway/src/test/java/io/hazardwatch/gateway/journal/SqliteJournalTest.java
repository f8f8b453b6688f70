package io.hazardwatch.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class SqliteJournalTest {
    private final ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
    @TempDir
    private Path directory;
    private SqliteJournal journal;

    @BeforeEach
    void open() throws SQLException {
        journal = SqliteJournal.open(file(), 1_000, transition -> List.of(), Clock.SYSTEM,
                (where, thrown) -> defects.add(thrown));
    }

    @AfterEach
    void close() throws SQLException {
        journal.close();
    }

    private Path file() {
        return directory.resolve("journal.db");
    }

    private void reopen() throws SQLException {
        journal.close();
        open();
    }

    private void awaitCommitted(long ticket) {
        Await.until("ticket " + ticket + " committed", () -> journal.committedTicket() >= ticket);
    }

    private List<Transition> appendShift(RandomTransitions shift, int count) {
        List<Transition> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            written.add(shift.next());
            journal.append(written.getLast());
        }
        return written;
    }

    private static List<Transition> transitions(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::transition).toList();
    }

    @Test
    void appended_isAnnouncedInOrderBeforeItCounts() {
        List<JournalEntry> announced = new ArrayList<>();
        journal.addListener(entries -> {
            announced.addAll(entries);
            assertTrue(journal.committedTicket() < announced.size(), "counted before it was announced");
        });
        journal.start();
        List<Transition> written = appendShift(new RandomTransitions(1, 5), 500);
        awaitCommitted(500);

        assertEquals(written, transitions(announced));
        for (int i = 0; i < announced.size(); i++) {
            assertEquals(i + 1, announced.get(i).seq());
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    @Test
    void readBack_equalsWhatWasWrittenInEveryField() {
        journal.start();
        List<Transition> written = appendShift(new RandomTransitions(2, 3), 400);
        awaitCommitted(400);

        List<Transition> read = transitions(journal.entriesAfter(0, 1_000));
        assertEquals(written, read);
        assertTrue(read.stream().anyMatch(t -> t.refusal() == Refusal.STALE));
        String id = Alarm.idOf(Plant.point("p1", "").id(), "high");
        assertEquals(written.stream().filter(t -> t.after() != null && t.after().id().equals(id)).toList(),
                transitions(journal.entriesOf(id)));
    }

    @Test
    void refusalForUnknownAlarm_isKept() {
        journal.start();
        Alarm elsewhere = Plant.on(new AlarmBook(), Plant.raiseH(30), 1).after();
        journal.append(Plant.on(new AlarmBook(), Plant.ack(elsewhere), 2));
        awaitCommitted(1);

        Transition read = journal.entriesAfter(0, 1).getFirst().transition();
        assertEquals(Refusal.UNKNOWN_ALARM, read.refusal());
        assertNull(read.after());
        assertEquals(List.of(), journal.alarms());
    }

    @Test
    void restored_equalsReplayAndTheLanesOwnState() throws SQLException {
        journal.start();
        RandomTransitions shift = new RandomTransitions(3, 40);
        appendShift(shift, 3_000);
        awaitCommitted(3_000);
        reopen();

        Map<String, Alarm> replayed = new HashMap<>();
        for (JournalEntry entry : journal.entriesAfter(0, 10_000)) {
            if (entry.transition().refusal() == null) {
                replayed.put(entry.transition().after().id(), entry.transition().after());
            }
        }
        List<Alarm> restored = journal.alarms();
        assertEquals(replayed.size(), restored.size());
        for (Alarm alarm : restored) {
            assertEquals(replayed.get(alarm.id()), alarm);
            assertEquals(shift.book().alarm(alarm.id()), alarm);
            assertEquals(alarm, journal.alarm(alarm.id()));
        }
        assertEquals(restored.stream().filter(alarm -> alarm.state() != AlarmState.A).toList(), journal.openAlarms());
        assertNull(journal.alarm("no.such.alarm"));
    }

    @Test
    void reopened_sequenceGoesOnWithoutGap() throws SQLException {
        RandomTransitions shift = new RandomTransitions(4, 5);
        for (int round = 0; round < 3; round++) {
            journal.start();
            appendShift(shift, 10);
            awaitCommitted(10);
            reopen();
        }
        List<JournalEntry> entries = journal.entriesAfter(0, 100);
        assertEquals(30, entries.size());
        assertEquals(30, entries.getLast().seq());
        assertEquals(30, journal.lastSeq());
        assertTrue(journal.verifyChain().isIntact());
    }

    @Test
    void closedAtOnce_whatWasAppendedIsThere() throws SQLException {
        journal.start();
        List<Transition> written = appendShift(new RandomTransitions(5, 5), 700);
        reopen();
        assertEquals(written, transitions(journal.entriesAfter(0, 1_000)));
    }

    @Test
    void diskRefuses_waitsAnnouncesNothingThenGoesOnInOrder() throws SQLException {
        journal.close();
        tamper("CREATE TRIGGER disk_full BEFORE INSERT ON entry WHEN NEW.seq > 10"
                + " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        open();
        List<JournalEntry> announced = new ArrayList<>();
        journal.addListener(announced::addAll);
        journal.start();
        RandomTransitions shift = new RandomTransitions(6, 5);
        List<Transition> written = appendShift(shift, 10);
        awaitCommitted(10);

        written.addAll(appendShift(shift, 1));
        Await.until("degraded", () -> journal.health().degraded());
        written.addAll(appendShift(shift, 2_000));
        assertEquals(10, journal.committedTicket());
        assertEquals(10, announced.size());
        assertFalse(journal.hasRoom());
        assertTrue(journal.health().reason().contains("the disk is full"));

        tamper("DROP TRIGGER disk_full");
        awaitCommitted(2_011);
        assertEquals(written, transitions(announced));
        assertEquals(written, transitions(journal.entriesAfter(0, 10_000)));
        Await.until("well again", () -> !journal.health().degraded() && journal.health().reason() == null && journal.hasRoom());
        assertTrue(journal.verifyChain().isIntact());
    }

    @Test
    void secondGatewayOnTheSameFile_isRefused() {
        assertThrows(SQLException.class, () -> SqliteJournal.open(file(), 10, transition -> List.of(), Clock.SYSTEM,
                (where, thrown) -> defects.add(thrown)));
        journal.start();
        appendShift(new RandomTransitions(12, 5), 1);
        awaitCommitted(1);
    }

    @Test
    void entryChanged_chainNamesIt() throws SQLException {
        journal.start();
        appendShift(new RandomTransitions(7, 5), 50);
        awaitCommitted(50);
        HashChainCheck before = journal.verifyChain();
        assertEquals(new HashChainCheck(50, 0, before.lastHash()), before);
        journal.close();

        tamper("UPDATE entry SET actor = 'nobody' WHERE seq = 23");
        open();
        assertEquals(23, journal.verifyChain().firstBadSeq());
    }

    @Test
    void entryRemoved_chainNamesTheGap() throws SQLException {
        journal.start();
        appendShift(new RandomTransitions(8, 5), 50);
        journal.close();

        tamper("DELETE FROM entry WHERE seq = 31");
        open();
        assertEquals(31, journal.verifyChain().firstBadSeq());
    }

    @Test
    void listenerThrows_isReportedAndTheJournalGoesOn() {
        journal.addListener(entries -> {
            throw new IllegalStateException("a broken view");
        });
        journal.onProgress(() -> {
            throw new IllegalStateException("a broken lane");
        });
        journal.start();
        appendShift(new RandomTransitions(9, 5), 1);
        awaitCommitted(1);
        appendShift(new RandomTransitions(9, 5), 1);
        awaitCommitted(2);
        Await.until("both reported twice", () -> defects.size() == 4);
    }

    @Test
    void progressHook_runsOnceItCounts() {
        List<Long> seen = new ArrayList<>();
        journal.onProgress(() -> seen.add(journal.committedTicket()));
        journal.start();
        appendShift(new RandomTransitions(10, 5), 1);
        Await.until("woken", () -> journal.committedTicket() == 1 && seen.equals(List.of(1L)));
    }

    @Test
    void pages_showEveryAlarmOnce() {
        journal.start();
        appendShift(new RandomTransitions(11, 60), 2_000);
        awaitCommitted(2_000);
        for (boolean open : new boolean[] {true, false}) {
            List<Alarm> expected = journal.alarms().stream()
                    .filter(alarm -> open == (alarm.state() != AlarmState.A) && alarm.priority() == Priority.P1)
                    .sorted(Comparator.comparing(Alarm::id)).toList();
            List<Alarm> paged = new ArrayList<>();
            List<Alarm> page = journal.alarms(open, "huarun-gas", Priority.P1, "", 7);
            while (!page.isEmpty()) {
                paged.addAll(page);
                page = journal.alarms(open, "huarun-gas", Priority.P1, page.getLast().id(), 7);
            }
            assertEquals(expected, paged);
        }
        assertEquals(List.of(), journal.alarms(true, "other", null, "", 7));
    }

    @Test
    void changesOfAPoint_areThoseOfItsAlarmsWithinTheRange() {
        journal.start();
        List<Transition> written = appendShift(new RandomTransitions(12, 60), 2_000);
        awaitCommitted(2_000);
        PointId point = Plant.point("p1", "ppm").id();
        long from = written.get(500).atMillis();
        long to = written.get(1_500).atMillis();
        List<Transition> expected = written.stream().filter(one -> one.after() != null && one.after().point().equals(point)
                && one.atMillis() >= from && one.atMillis() < to).toList();
        assertTrue(expected.size() > 5, expected.size() + " expected");
        assertEquals(expected.reversed(), transitions(journal.entriesOf(point, from, to, 1_000)));
        assertEquals(expected.reversed().subList(0, 3), transitions(journal.entriesOf(point, from, to, 3)));
    }

    /** Of a year and a plant, a point has few entries: whoever reads all of that time to find them takes a second for each point. */
    @Test
    void changesOfAPoint_areFoundByItsAlarms_howeverLongTheRange() throws SQLException {
        List<String> plan = new ArrayList<>();
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = reader.createStatement();
                ResultSet lines = statement.executeQuery("EXPLAIN QUERY PLAN " + JournalQueries.OF_POINT)) {
            while (lines.next()) {
                plan.add(lines.getString("detail"));
            }
        }
        assertTrue(plan.contains("SEARCH e USING INDEX entry_by_alarm (alarm_id>? AND alarm_id<?)"), plan::toString);
    }

    @Test
    void tenThousandOpenAlarms_areAllBack() throws SQLException {
        journal.start();
        for (int i = 0; i < 10_000; i++) {
            journal.append(Plant.on(new AlarmBook(), Plant.finding(Plant.point("p" + i, "ppm"), "high",
                    RuleKind.LIMIT, FindingType.RAISE, "H",
                    Priority.P2, false, 30), 1));
        }
        awaitCommitted(10_000);
        reopen();
        assertEquals(10_000, journal.openAlarms().size());
    }

    private void tamper(String sql) throws SQLException {
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = stranger.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 60000");
            statement.execute(sql);
        }
    }
}
