package io.hazardwatch.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.app.supervision.UnrecordedAlarms;
import io.hazardwatch.gateway.emergency.EmergencyChannel;
import io.hazardwatch.gateway.emergency.EmergencyMessage;
import io.hazardwatch.gateway.emergency.EmergencyWay;
import io.hazardwatch.gateway.journal.AuditQueries;
import io.hazardwatch.gateway.journal.JournalHeartbeat;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The auditor beside a journal that is being written. */
@ExtendWith(LeakCheck.class)
class AuditorTest {
    private static final long START = 1_760_000_000_000L;
    private static final long MINUTE = 60_000;

    private final FakeClock clock = new FakeClock(START);
    private final ConcurrentLinkedQueue<EmergencyMessage> told = new ConcurrentLinkedQueue<>();
    private final AtomicInteger well = new AtomicInteger();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private boolean isTaken = true;
    @TempDir
    private Path directory;
    private SqliteJournal journal;
    private Auditor auditor;

    @BeforeEach
    void open() throws SQLException {
        journal = journal();
        auditor = new Auditor(new AuditQueries(file()), AuditLimits.STANDARD, way(), well::incrementAndGet, clock,
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() throws SQLException {
        journal.close();
    }

    private Path file() {
        return directory.resolve("journal.db");
    }

    private SqliteJournal journal() throws SQLException {
        SqliteJournal opened = SqliteJournal.open(file(), 1_000, transition -> List.of("scada"), clock, (where, thrown) -> {
            throw new AssertionError(where, thrown);
        });
        opened.addUncommittedListener(new UnrecordedAlarms(way(), clock));
        opened.start();
        return opened;
    }

    private EmergencyWay way() {
        return new EmergencyWay(List.of(new EmergencyChannel() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public CompletableFuture<String> send(EmergencyMessage message) {
                if (isTaken) {
                    told.add(message);
                }
                return CompletableFuture.completedFuture(isTaken ? null : "refused");
            }
        }));
    }

    private void beat() {
        journal.beat(new JournalHeartbeat(clock.millis(), 0, 2, 3, 0, false)).join();
    }

    private List<BreachKind> look() {
        return auditor.look().stream().map(AuditBreach::kind).toList();
    }

    private void raise(Transition raised) {
        journal.append(raised);
        Await.until("committed", () -> journal.committedTicket() >= 1);
    }

    @Test
    void whileAllIsWell_theDeadMansSwitchIsCalledAndNobodyElse() {
        for (int i = 0; i < 5; i++) {
            beat();
            assertEquals(List.of(), look());
            clock.advance(30_000);
        }
        assertEquals(5, well.get());
        assertTrue(told.isEmpty());
    }

    @Test
    void beforeTheFirstSyntheticAlarmArrives_theDeadMansSwitchIsNotCalled() {
        journal.beat(new JournalHeartbeat(clock.millis(), 0, 2, 3, -1, false)).join();
        assertEquals(List.of(), look());
        assertEquals(0, well.get());
        assertTrue(told.isEmpty());
    }

    @Test
    void theGatewayFallsSilent_peopleAreToldWithinThreeMinutes_andWhenItIsBack() {
        beat();
        look();
        int checks = 0;
        while (told.isEmpty()) {
            clock.advance(Auditor.PERIOD_MILLIS);
            look();
            checks++;
        }
        assertTrue(checks * Auditor.PERIOD_MILLIS <= 3 * MINUTE, "told after " + checks + " checks");
        assertTrue(told.peek().text().zh().contains("没有任何活动迹象"), told::toString);
        int calls = well.get();
        beat();
        assertEquals(List.of(), look());
        assertTrue(told.stream().anyMatch(each -> each.text().en().contains("[over]")), told::toString);
        assertEquals(calls + 1, well.get());
    }

    @Test
    void anAlarmNobodyIsReachedFor_isToldAfterItsLongestSilence() {
        raise(Plant.on(new AlarmBook(), Plant.raiseHH(90), START));
        beat();
        assertEquals(List.of(), look());
        clock.advance(5 * MINUTE + 1);
        beat();
        assertEquals(List.of(BreachKind.SILENT_ALARM), look());
        long row = journal.outbox().claimDue("scada", clock.millis(), 1).join().getFirst().id();
        journal.outbox().accepted(row, 1, clock.millis()).join();
        assertEquals(List.of(), look());
    }

    @Test
    void aClaimWithoutOutcome_isReported() {
        raise(Plant.on(new AlarmBook(), Plant.raiseH(30), START));
        journal.outbox().claimDue("scada", clock.millis(), 1).join();
        clock.advance(2 * MINUTE);
        beat();
        assertEquals(List.of(BreachKind.STUCK_CLAIM), look());
    }

    @Test
    void callsToPeople_countAsReached_butTheirBeginningDoesNot() throws SQLException {
        raise(Plant.on(new AlarmBook(), Plant.raiseHH(90), START));
        String alarm = journal.openAlarms().getFirst().id();
        write("INSERT INTO outbox (seq, alarm_id, occurrence, ann_seq, type, priority, channel, state, attempts, created_at, next_at, claimed_at,"
                + " accepted_at) VALUES (1, '" + alarm + "', 1, 1, 'ALARM_RAISED', 'P1', '_calls', 'ACCEPTED', 1, 0, 0, 0, "
                + (START + 5 * MINUTE) + ")");
        clock.advance(6 * MINUTE);
        beat();
        assertEquals(List.of(BreachKind.SILENT_ALARM), look());
        write("INSERT INTO escalation VALUES (1, 'k', 'ALARM', '" + alarm
                + "', 1, 1, 'P1', 'e', NULL, NULL, NULL, 0, 'l', 10, 0, 0, 0, 0, 0, 0, 0, 0,"
                + " 0, " + (START + 30 * MINUTE) + ", '[]', '[]', '[]', 0, NULL)");
        write("INSERT INTO notification VALUES (1, 1, 'key', 'CALL', '" + alarm
                + "', 1, 1, 'P1', 0, 'l', 'wang', 'VOICE', '1', 'phone', 'ACCEPTED', 0, 1,"
                + " 0, 0, 0, 0, " + (START + 5 * MINUTE) + ", 0, 0, 0, NULL, NULL, NULL)");
        assertEquals(List.of(), look());
        clock.advance(26 * MINUTE);
        beat();
        assertEquals(List.of(BreachKind.SILENT_ALARM, BreachKind.OVERDUE_STEP), look());
    }

    @Test
    void sirenThatTookItsOrder_countsAsNobodyReached() throws SQLException {
        raise(Plant.on(new AlarmBook(), Plant.raiseHH(90), START));
        String alarm = journal.openAlarms().getFirst().id();
        clock.advance(6 * MINUTE);
        write("INSERT INTO notification VALUES (1, 1, 'key', 'SIREN', '" + alarm
                + "', 1, 1, 'P1', 0, 'on', 'siren:horn-1', 'APP', 'horn-1', 'mqtt', 'ACCEPTED', 0, 1,"
                + " 0, 0, 0, 0, " + (START + 5 * MINUTE) + ", 0, 0, 0, NULL, NULL, NULL)");
        beat();
        assertEquals(List.of(BreachKind.SILENT_ALARM), look());
    }

    /** The escalation thread hangs: the row that begins the calls stays where the journal put it. */
    @Test
    void callsThatNobodyBegins_areToldWithinThreeMinutes() throws SQLException {
        raise(Plant.on(new AlarmBook(), Plant.raiseHH(90), START));
        write("INSERT INTO outbox (seq, alarm_id, occurrence, ann_seq, type, priority, channel, state, attempts, created_at, next_at, claimed_at,"
                + " accepted_at) VALUES (1, 'a', 1, 1, 'ALARM_RAISED', 'P1', '_calls', 'PLANNED', 0, " + START + ", 0, 0, 0)");
        assertEquals(BreachKind.OVERDUE_STEP, toldWithinThreeMinutes(true));
    }

    @Test
    void urgentMessageThatNobodySends_isToldWithinThreeMinutes() throws SQLException {
        write("INSERT INTO notification VALUES (1, 1, 'key', 'CALL', 'a', 1, 1, 'P1', 0, 'l', 'wang', 'VOICE', '1', 'phone', 'PLANNED', 0, 0,"
                + " 0, " + START + ", " + START + ", 0, 0, 0, 0, 0, NULL, NULL, NULL)");
        assertEquals(BreachKind.OVERDUE_STEP, toldWithinThreeMinutes(true));
    }

    @Test
    void aFullDisk_endsTheSignOfLife_andIsToldWithinThreeMinutes() throws SQLException {
        journal.close();
        tamper("CREATE TRIGGER disk_full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        journal = journal();
        beat();
        journal.append(Plant.on(new AlarmBook(), Plant.raiseH(30), START));
        Await.until("degraded", () -> journal.health().degraded());
        assertEquals(BreachKind.NO_PULSE, toldWithinThreeMinutes(false));
        tamper("DROP TRIGGER disk_full");
    }

    /** Lets time pass, check by check, until people are told something; what it was. */
    private BreachKind toldWithinThreeMinutes(boolean isBeating) {
        journal.beat(new JournalHeartbeat(clock.millis(), 0, 2, 3, 0, false));
        List<AuditBreach> found = auditor.look();
        while (told.isEmpty() && clock.millis() < START + 3 * MINUTE) {
            clock.advance(Auditor.PERIOD_MILLIS);
            if (isBeating) {
                beat();
            }
            found = auditor.look();
        }
        assertEquals(1, told.size());
        return found.getFirst().kind();
    }

    private void write(String sql) throws SQLException {
        journal.changes().submit(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }).join();
    }

    @Test
    void aJournalThatIsGone_isReported_andWhatNobodyTookIsToldAgain() throws SQLException {
        isTaken = false;
        Auditor elsewhere = new Auditor(new AuditQueries(directory.resolve("absent.db")), AuditLimits.STANDARD, way(), well::incrementAndGet,
                clock, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertEquals(BreachKind.JOURNAL_UNREADABLE, elsewhere.look().getFirst().kind());
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("not told by test: refused"), printed::toString);
        isTaken = true;
        elsewhere.look();
        assertEquals(1, told.size());
        assertEquals(0, well.get());
    }

    @Test
    void aDiskThatRefuses_theP1IsAnnouncedAsUnrecorded_once() throws SQLException {
        journal.close();
        tamper("CREATE TRIGGER disk_full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        journal = journal();
        journal.append(Plant.on(new AlarmBook(), Plant.raiseH(30), START));
        Await.until("degraded", () -> journal.health().degraded());
        journal.append(Plant.on(new AlarmBook(), Plant.raiseHH(90), START));
        clock.advance(3_000);
        Await.until("announced", () -> !told.isEmpty());
        EmergencyMessage message = told.peek();
        assertTrue(message.isUnrecorded() && message.text().zh().startsWith("P1 "), message::toString);
        long failures = journal.health().failures();
        Await.until("two more attempts", () -> journal.health().failures() >= failures + 2);
        assertEquals(1, told.size());
        tamper("DROP TRIGGER disk_full");
        Await.until("committed", () -> journal.committedTicket() >= 2);
    }

    private void tamper(String sql) throws SQLException {
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + file()); Statement statement = stranger.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 60000");
            statement.execute(sql);
        }
    }
}
