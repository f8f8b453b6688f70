package io.hazardwatch.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.app.VerifyJournalCommand;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code verify-journal} against a journal that somebody had hands on. */
@ExtendWith(LeakCheck.class)
class VerifyJournalTest {
    private static final int ENTRIES = 60;

    @TempDir
    private Path directory;
    private Path file;

    @BeforeEach
    void write() throws SQLException {
        file = directory.resolve("journal.db");
        try (SqliteJournal journal = open()) {
            append(journal, ENTRIES);
        }
    }

    private SqliteJournal open() throws SQLException {
        SqliteJournal journal = SqliteJournal.open(file, 1_000, transition -> List.of("webhook"), Clock.SYSTEM,
                (where, thrown) -> { });
        journal.start();
        return journal;
    }

    private static void append(SqliteJournal journal, int count) {
        RandomTransitions shift = new RandomTransitions(11, 5);
        for (int i = 0; i < count; i++) {
            journal.append(shift.nextChange());
        }
        Await.until(count + " entries", () -> journal.committedTicket() >= count);
    }

    private void tamper(String... statements) throws SQLException {
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = stranger.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String verify(Path journal, int exit) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = VerifyJournalCommand.run(journal, new PrintStream(said, true, StandardCharsets.UTF_8));
        String text = said.toString(StandardCharsets.UTF_8);
        assertEquals(exit, code, text);
        return text;
    }

    private void assertFirstBad(long seq) {
        String said = verify(file, VerifyJournalCommand.REFUSED);
        assertTrue(said.startsWith("first bad seq " + seq + "; " + (seq - 1) + " entries before"), said);
    }

    @Test
    void untouched_isOkAndUnchangedByLooking() throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertTrue(verify(file, VerifyJournalCommand.OK).startsWith("ok: 60 entries, last hash "));
        assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(file)));
    }

    @Test
    void inUse_isReadBesideTheWriter() throws SQLException {
        try (SqliteJournal journal = open()) {
            append(journal, 7);
            assertTrue(verify(file, VerifyJournalCommand.OK).startsWith("ok: 67 entries"));
            append(journal, 7);
        }
    }

    @Test
    void changedEntry_isNamed() throws SQLException {
        tamper("UPDATE entry SET comment = 'nothing happened' WHERE seq = 23");
        assertFirstBad(23);
    }

    @Test
    void changedEntryWithAHashToMatch_breaksTheNextOne() throws SQLException {
        tamper("UPDATE entry SET hash = randomblob(32) WHERE seq = 23");
        assertFirstBad(23);
    }

    @Test
    void removedEntry_isNamed() throws SQLException {
        tamper("DELETE FROM entry WHERE seq = 31");
        assertFirstBad(31);
    }

    @Test
    void removedEntryWithTheOthersMovedUp_isNamed() throws SQLException {
        tamper("DELETE FROM entry WHERE seq = 31", "UPDATE entry SET seq = -seq WHERE seq > 31",
                "UPDATE entry SET seq = -seq - 1 WHERE seq < 0");
        assertFirstBad(31);
    }

    @Test
    void reorderedEntries_areNamed() throws SQLException {
        tamper("UPDATE entry SET seq = -1 WHERE seq = 40", "UPDATE entry SET seq = 40 WHERE seq = 41",
                "UPDATE entry SET seq = 41 WHERE seq = -1");
        assertFirstBad(40);
    }

    @Test
    void truncatedEnd_isToldByTheTablesThatNameIt() throws SQLException {
        tamper("DELETE FROM entry WHERE seq > 50");
        assertFirstBad(51);
    }

    @Test
    void truncatedFile_cannotBeRead() throws IOException {
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(cut.length() / 2);
        }
        assertTrue(verify(file, VerifyJournalCommand.REFUSED).contains("cannot be read as a journal"));
    }

    /** A file of the first version has none of the later columns, and its entries were hashed without them. */
    @Test
    void copyOfAnOlderVersion_isRead() throws SQLException {
        Path old = directory.resolve("old.db");
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + old);
                Statement statement = stranger.createStatement()) {
            List<String> columns = JournalEntryRow.COLUMNS.subList(0, JournalEntryRow.COLUMNS.indexOf("format"));
            statement.execute("CREATE TABLE entry (" + String.join(", ", columns) + ", prev_hash, hash)");
            statement.execute("CREATE TABLE alarm (seq)");
            statement.execute("CREATE TABLE outbox (seq)");
            Object[] row = new Object[columns.size()];
            row[0] = 1L;
            String hash = HexFormat.of().formatHex(new HashChain().next(HashChain.GENESIS, row));
            statement.execute("INSERT INTO entry (seq, prev_hash, hash) VALUES (1, zeroblob(32), x'" + hash + "')");
        }
        assertTrue(verify(old, VerifyJournalCommand.OK).startsWith("ok: 1 entries"));
    }

    /** Entries of the second version were hashed without the time of arrival, those of the third without the session. */
    @Test
    void copiesOfTheSecondAndThirdVersion_areRead_andTakeNothingThatTheirHashesDoNotCover() throws SQLException {
        for (long version = 2; version <= 3; version++) {
            Path old = directory.resolve(version + ".db");
            try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + old);
                    Statement statement = stranger.createStatement()) {
                List<String> columns = JournalEntryRow.COLUMNS.subList(0, JournalEntryRow.COLUMNS.indexOf(version == 2 ? "arrived_at" : "session"));
                statement.execute("CREATE TABLE entry (" + String.join(", ", columns) + ", prev_hash, hash)");
                statement.execute("CREATE TABLE alarm (seq)");
                statement.execute("CREATE TABLE outbox (seq)");
                Object[] row = new Object[columns.size()];
                row[0] = 1L;
                row[columns.indexOf("format")] = version;
                String hash = HexFormat.of().formatHex(new HashChain().next(HashChain.GENESIS, row));
                statement.execute("INSERT INTO entry (seq, format, prev_hash, hash) VALUES (1, " + version + ", zeroblob(32), x'" + hash + "')");
                assertTrue(verify(old, VerifyJournalCommand.OK).startsWith("ok: 1 entries"));
                statement.execute("ALTER TABLE entry ADD COLUMN session");
                assertTrue(verify(old, VerifyJournalCommand.OK).startsWith("ok: 1 entries"));
                statement.execute("UPDATE entry SET session = '0123456789abcdef'");
            }
            assertTrue(verify(old, VerifyJournalCommand.REFUSED).startsWith("first bad seq 1"));
        }
    }

    /** A journal of the release before gets the column, and its chain goes on over old and new entries. */
    @Test
    void journalOfTheReleaseBefore_goesOnWithSessions() throws SQLException {
        tamper("CREATE TABLE kept AS SELECT * FROM entry", "UPDATE entry SET session = NULL");
        byte[] hash = HashChain.GENESIS;
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = stranger.createStatement()) {
            for (long seq = 1; seq <= ENTRIES; seq++) {
                statement.execute("UPDATE entry SET format = 3 WHERE seq = " + seq);
                hash = rehash(statement, seq, hash);
            }
            statement.execute("DROP TABLE kept");
            statement.execute("ALTER TABLE entry DROP COLUMN session");
            statement.execute("DELETE FROM flyway_schema_history WHERE version = '13'");
        }
        try (SqliteJournal journal = open()) {
            long ticket = journal.append(new Note(TransitionType.CONFIG, null, "sites", "li", "x", 0, "0123456789abcdef"));
            Await.until("committed", () -> journal.committedTicket() >= ticket);
        }
        assertTrue(verify(file, VerifyJournalCommand.OK).startsWith("ok: " + (ENTRIES + 1) + " entries"));
        tamper("UPDATE entry SET session = 'fedcba9876543210' WHERE seq = " + (ENTRIES + 1));
        assertFirstBad(ENTRIES + 1);
    }

    private static byte[] rehash(Statement statement, long seq, byte[] previous) throws SQLException {
        Object[] row = new Object[JournalEntryRow.COLUMNS.size()];
        try (ResultSet line = statement.executeQuery("SELECT " + String.join(", ", JournalEntryRow.COLUMNS) + " FROM entry WHERE seq = " + seq)) {
            line.next();
            for (int i = 0; i < row.length; i++) {
                Object value = line.getObject(i + 1);
                row[i] = value instanceof Integer whole ? Long.valueOf(whole) : value;
            }
        }
        byte[] hash = new HashChain().next(previous, JournalEntryRow.hashed(row));
        statement.execute("UPDATE entry SET prev_hash = x'" + HexFormat.of().formatHex(previous) + "', hash = x'" + HexFormat.of().formatHex(hash)
                + "' WHERE seq = " + seq);
        return hash;
    }

    @Test
    void noJournal_isRefused() throws IOException {
        assertTrue(verify(directory.resolve("none.db"), VerifyJournalCommand.REFUSED).contains("no such file"));
        Path text = Files.writeString(directory.resolve("text.db"), "this is not a database, however long it may be");
        assertTrue(verify(text, VerifyJournalCommand.REFUSED).contains("cannot be read as a journal"));
    }
}
