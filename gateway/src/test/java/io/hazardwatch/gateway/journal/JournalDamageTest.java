package io.hazardwatch.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the journal's file, the gateway goes on, knows its alarms, and says what happened. */
@ExtendWith(LeakCheck.class)
class JournalDamageTest {
    private static final int ENTRIES = 300;

    @TempDir
    private Path directory;
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final RandomTransitions shift = new RandomTransitions(21, 20);
    private Path file;
    private SqliteJournal journal;
    private long appended;

    @BeforeEach
    void write() throws SQLException {
        file = directory.resolve("journal.db");
        open();
        append(ENTRIES);
    }

    @AfterEach
    void close() throws SQLException {
        journal.close();
    }

    private void open() throws SQLException {
        journal = SqliteJournal.open(file, 1_000, transition -> transition.annunciate() ? List.of("scada") : List.of(),
                Clock.SYSTEM, (where, thrown) -> defects.add(thrown));
        journal.start();
        appended = 0;
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            journal.append(shift.nextChange());
        }
        appended += count;
        long ticket = appended;
        Await.until(count + " entries", 60_000, () -> journal.committedTicket() >= ticket);
    }

    private static List<Alarm> sorted(List<Alarm> alarms) {
        return alarms.stream().sorted(Comparator.comparing(Alarm::id)).toList();
    }

    private List<Transition> transitions() {
        return journal.entriesAfter(0, 100_000).stream().map(JournalEntry::transition).filter(each -> each != null).toList();
    }

    private List<Path> setAside(String mark) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.getFileName().toString().matches("journal\\.db\\." + mark + "-[^-]*")).toList();
        }
    }

    /** The file last: a journal that finds it gone makes another one, with a log of its own. */
    private void delete() throws IOException {
        for (String ending : List.of("-wal", "-shm", "")) {
            Files.deleteIfExists(directory.resolve("journal.db" + ending));
        }
    }

    @Test
    void deletedWhileRunning_isWrittenAnewWithEverything() throws Exception {
        List<Transition> before = transitions();
        delete();
        append(5);
        assertTrue(journal.renewal().isWhole());
        assertFalse(journal.health().degraded());
        List<Alarm> alarms = sorted(journal.alarms());
        journal.close();
        open();
        assertEquals(alarms, sorted(journal.alarms()));
        assertEquals(before, transitions().subList(0, ENTRIES));
        assertEquals(1, journal.entries(null, TransitionType.JOURNAL_RENEWED, 0, Long.MAX_VALUE, 0, 10).size());
        assertEquals(ENTRIES + 6, journal.lastSeq());
        assertTrue(journal.verifyChain().isIntact());
    }

    @Test
    void deletedWhileNothingHappens_isNoticedByTheLook() throws Exception {
        journal.checkFile();
        delete();
        Await.until("written anew", 60_000, () -> {
            journal.checkFile();
            return journal.renewal() != null && Files.exists(file);
        });
        append(1);
        assertTrue(journal.verifyChain().isIntact());
    }

    @Test
    void logDeletedWhileRunning_losesNothing() throws Exception {
        Files.delete(directory.resolve("journal.db-wal"));
        append(5);
        List<Alarm> alarms = sorted(journal.alarms());
        journal.close();
        open();
        assertEquals(alarms, sorted(journal.alarms()));
        assertTrue(journal.verifyChain().isIntact());
    }

    @Test
    void replacedByAnOlderCopy_theGatewaysOwnIsKept() throws Exception {
        Path old = Files.writeString(directory.resolve("old"), "an older copy");
        Files.move(old, file, StandardCopyOption.REPLACE_EXISTING);
        append(5);
        assertEquals("an older copy", Files.readString(setAside("replaced").getFirst()));
        assertEquals(ENTRIES + 5, transitions().size());
    }

    @Test
    void cutWhileRunning_goesOnWithHowTheAlarmsStood() throws Exception {
        List<Alarm> alarms = sorted(journal.alarms());
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw");
                RandomAccessFile log = new RandomAccessFile(file + "-wal", "rw")) {
            cut.setLength(0);
            log.setLength(0);
        }
        append(1);
        assertNotNull(journal.renewal());
        assertFalse(journal.health().degraded());
        journal.close();
        open();
        assertEquals(alarms.size(), journal.alarms().size());
        assertTrue(journal.verifyChain().isIntact(), () -> journal.verifyChain().toString());
        assertEquals(ENTRIES + 1, journal.lastSeq(), "what named a sequence stays right");
    }

    /** The disk refuses a commit, which closes the file, and only then it is removed. */
    @Test
    void deletedWhileTheDiskRefuses_goesOnWithHowTheAlarmsStood() throws Exception {
        List<Alarm> alarms = sorted(journal.alarms());
        journal.close();
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = stranger.createStatement()) {
            statement.execute("CREATE TRIGGER disk_full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        }
        open();
        journal.append(shift.nextChange());
        Await.until("refused", 60_000, () -> journal.health().degraded());
        delete();
        Await.until("committed", 60_000, () -> journal.committedTicket() == 1);
        assertFalse(journal.renewal().isWhole());
        assertEquals(alarms.size(), journal.alarms().size());
    }

    @Test
    void garbledBeforeTheStart_isSetAsideAndTheStartGoesOn() throws Exception {
        journal.close();
        Files.writeString(file, "x".repeat(100_000));
        open();
        assertEquals(JournalOpening.Kind.RENEWED, journal.opening().kind());
        assertEquals(List.of(journal.opening().setAside()), setAside("damaged"));
        append(1);
        assertTrue(journal.verifyChain().isIntact());
    }

    @Test
    void emptyFileBeforeTheStart_isNotTakenForAFirstStart() throws Exception {
        journal.close();
        Files.write(file, new byte[0]);
        open();
        assertEquals(JournalOpening.Kind.RENEWED, journal.opening().kind());
    }

    @Test
    void cutBeforeTheStart_whatCanBeReadIsTakenAndToldAgain() throws Exception {
        List<Alarm> alarms = sorted(journal.alarms());
        journal.close();
        long size = Files.size(file);
        int taken = 0;
        for (int part = 1; part < 10; part++) {
            Path whole = Files.copy(file, directory.resolve("whole"), StandardCopyOption.REPLACE_EXISTING);
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(size * part / 10);
            }
            open();
            List<Alarm> left = journal.alarms();
            assertTrue(left.stream().allMatch(alarm -> alarms.stream().anyMatch(each -> each.id().equals(alarm.id()))));
            taken += left.size();
            journal.close();
            delete();
            Files.move(whole, file);
        }
        open();
        assertTrue(taken > alarms.size(), taken + " of nine times " + alarms.size());
    }

    /** Any bytes anywhere: the gateway starts, and either nothing that is told changed or the damage is told. */
    @Test
    void bytesFlipped_areHarmlessOrFound() throws Exception {
        List<Transition> written = transitions();
        journal.close();
        byte[] sound = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(20_261_129);
        int found = 0;
        for (int round = 0; round < 25; round++) {
            byte[] bytes = sound.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            delete();
            Files.write(file, bytes);
            open();
            boolean isTold = journal.opening().kind() != JournalOpening.Kind.CONTINUED
                    || !journal.audit(() -> { }).isSound() || !journal.unreadable().isEmpty();
            int number = round;
            assertTrue(isTold || written.equals(transitions()), "round " + number);
            found += isTold ? 1 : 0;
            journal.close();
        }
        assertTrue(found > 5, found + " found");
        delete();
        Files.write(file, sound);
        open();
    }

    @Test
    void entryForged_isFoundByTheAudit() throws Exception {
        assertTrue(journal.audit(() -> { }).isSound());
        journal.close();
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = stranger.createStatement()) {
            statement.execute("UPDATE entry SET actor = 'nobody' WHERE seq = 23");
        }
        open();
        assertEquals(23, journal.audit(() -> { }).chain().firstBadSeq());
        assertTrue(journal.audit(() -> { }).finding().contains("23"));
    }
}
