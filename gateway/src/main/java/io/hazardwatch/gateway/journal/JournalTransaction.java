package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.sqlite.DiskFault;
import io.hazardwatch.gateway.sqlite.FileIdentity;
import io.hazardwatch.gateway.sqlite.SqliteFailure;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Writes to the journal file: a batch is stored completely or not at all. Journal thread.
 *
 * <p>After a failure the connection is closed and the next attempt reads the end of the file again. If the commit reached the
 * disk although it was reported as failed, the batch is recognised by its last hash and not written twice.
 */
final class JournalTransaction {
    private static final String TIP = "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1";
    private static final String UPSERT_ALARM = "INSERT INTO alarm (id, seq, open, enterprise, priority)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, open = excluded.open,"
            + " priority = excluded.priority";

    /** A batch handed to the disk and not yet confirmed. */
    private record Attempt(List<JournalEntry> entries, byte[] lastHash) {
        boolean isEndOf(byte[] fileHash) {
            return !entries.isEmpty() && Arrays.equals(fileHash, lastHash);
        }
    }

    private final SqliteFile file;
    private final OutboxRows outboxRows;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    private final HashChain chain = new HashChain();

    private Connection connection;
    private PreparedStatement insertEntry;
    private PreparedStatement upsertAlarm;
    private long seq;
    private byte[] hash;
    private Attempt attempt;
    private final Map<String, Alarm> standing = new HashMap<>();

    // any thread
    private volatile List<FileIdentity> files = List.of();

    /** @param defects takes outbox changes that cannot be applied */
    JournalTransaction(SqliteFile file, OutboxRows outboxRows, Clock clock, BiConsumer<String, Throwable> defects) {
        this.file = file;
        this.outboxRows = outboxRows;
        this.clock = clock;
        this.defects = defects;
    }

    /** Opens the file unless it is open, and finds its last entry. */
    void open() throws SQLException {
        if (connection != null) {
            return;
        }
        connection = file.writer();
        try {
            readTip();
            insertEntry = connection.prepareStatement(JournalEntryRow.INSERT);
            upsertAlarm = connection.prepareStatement(UPSERT_ALARM);
            outboxRows.prepare(connection);
            files = file.identities();
        } catch (SQLException refused) {
            close();
            throw refused;
        }
    }

    private void readTip() throws SQLException {
        seq = 0;
        hash = HashChain.GENESIS;
        try (PreparedStatement select = connection.prepareStatement(TIP); ResultSet line = select.executeQuery()) {
            if (line.next()) {
                seq = line.getLong(1);
                hash = line.getBytes(2);
            }
        }
        connection.commit();
    }

    long lastSeq() {
        return seq;
    }

    /**
     * Commits and syncs the batch.
     *
     * @return its entries, in order
     * @throws SQLException if the disk refuses; nothing counts as committed then
     */
    List<JournalEntry> commit(CommitBatch batch) throws SQLException {
        open();
        if (attempt == null || !attempt.isEndOf(hash)) {
            attempt = null;
            List<JournalEntry> entries = entries(batch.events(), clock.millis());
            byte[] last = write(entries);
            for (OutboxChange<?> change : batch.changes()) {
                apply(change);
            }
            attempt = new Attempt(entries, last);
            connection.commit();
        }
        return done();
    }

    /** Applies one change. A change that fails is undone alone, so that it never affects alarms in the same commit. */
    private void apply(OutboxChange<?> change) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            change.apply(connection);
        } catch (SQLException | RuntimeException refused) {
            if (SqliteFailure.of(refused).isOfTheFile()) {
                throw refused;
            }
            connection.rollback(before);
            change.refused(refused);
            defects.accept("outbox change", refused);
        }
        connection.releaseSavepoint(before);
    }

    private List<JournalEntry> done() {
        List<JournalEntry> committed = stamped(attempt.entries(), clock.nanos());
        committed.forEach(this::remember);
        seq = committed.isEmpty() ? seq : committed.getLast().seq();
        hash = attempt.lastHash();
        attempt = null;
        return committed;
    }

    private void remember(JournalEntry entry) {
        Transition transition = entry.transition();
        if (transition != null && transition.refusal() == null) {
            standing.put(transition.after().id(), transition.after());
        }
    }

    /** Takes the alarms as read from the file when it was opened. */
    void remember(Collection<Alarm> recovered) {
        recovered.forEach(alarm -> standing.put(alarm.id(), alarm));
    }

    /** The present state of every alarm. Only before the journal's thread starts. */
    Collection<Alarm> standing() {
        return List.copyOf(standing.values());
    }

    /** Why a commit failed, with the folder if the disk is the cause. */
    String reasonOf(SQLException refused) {
        DiskFault fault = DiskFault.of(refused, file.path().toAbsolutePath().getParent());
        return fault == null ? refused.getMessage() : fault.text() + " (" + refused.getMessage() + ")";
    }

    /** Whether the open file was removed, replaced or truncated; after a failure that closed it, whether it is missing. */
    boolean isLost() throws SQLException {
        return connection == null ? file.isAbsent() || !file.hasTable("entry") : isOpenFileLost();
    }

    /** Whether the open file was removed, replaced or truncated. Any thread. */
    boolean isOpenFileLost() {
        return files.stream().anyMatch(FileIdentity::isLost);
    }

    /**
     * Begins the chain of an empty file with a note and the present state of every alarm. Unacknowledged alarms are announced
     * again, because the fate of their notices is unknown. These entries take the last sequence numbers before {@code lastSeq},
     * so that the next entry continues the numbering that others rely on.
     */
    void begin(long lastSeq, String why, Collection<Alarm> alarms) throws SQLException {
        open();
        seq = Math.max(0, lastSeq - alarms.size() - 1);
        hash = HashChain.GENESIS;
        long now = clock.millis();
        List<RecordedEvent> events = new ArrayList<>();
        events.add(new Note(TransitionType.JOURNAL_RENEWED, null, "journal", Transition.SYSTEM, why, now));
        alarms.forEach(alarm -> events.add(new Transition(null, alarm, TransitionType.ALARM_CARRIED_OVER,
                !alarm.state().isAcked() && !alarm.isSuppressed(), null, now, Transition.SYSTEM, "")));
        List<JournalEntry> entries = entries(events, now);
        attempt = new Attempt(entries, write(entries));
        connection.commit();
        done();
    }

    /**
     * Rewrites the file: from the open one, which is still readable if it was only removed or replaced, otherwise from the
     * state of the alarms. A file in its place is renamed and kept.
     */
    JournalRewrite renew(String why) throws SQLException {
        long now = clock.millis();
        Path copy = file.path().resolveSibling(file.path().getFileName() + ".new");
        boolean isWhole = isCopied(copy);
        long last = seq;
        close();
        Path aside = file.setAside("replaced", now);
        try {
            if (isWhole) {
                Files.move(copy, file.path(), StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(copy);
            }
        } catch (IOException refused) {
            throw new SQLException(copy + ": " + refused, refused);
        }
        file.migrate(JournalOpener.SCHEMA);
        open();
        if (seq == 0) {
            begin(last, why, standing());
        }
        return new JournalRewrite(now, why, isWhole, aside);
    }

    /** @throws SQLException if there is no room for the copy at present, although the open file is readable */
    private boolean isCopied(Path copy) throws SQLException {
        if (connection == null) {
            return false;
        }
        try {
            SqliteFile.copy(connection, copy);
            return true;
        } catch (SQLException failure) {
            if (SqliteFailure.of(failure) == SqliteFailure.DISK_FULL) {
                throw failure;
            }
            return false;
        }
    }

    private List<JournalEntry> entries(List<RecordedEvent> events, long committedAt) {
        List<JournalEntry> entries = new ArrayList<>(events.size());
        for (RecordedEvent event : events) {
            entries.add(new JournalEntry(seq + entries.size() + 1, committedAt, 0, event));
        }
        return entries;
    }

    private static List<JournalEntry> stamped(List<JournalEntry> entries, long nanos) {
        return entries.stream().map(e -> new JournalEntry(e.seq(), e.committedAt(), nanos, e.event())).toList();
    }

    /**
     * Writes entries, outbox rows and alarm states.
     *
     * @return the last hash
     */
    private byte[] write(List<JournalEntry> entries) throws SQLException {
        byte[] last = hash;
        Map<String, JournalEntry> changed = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            last = insert(entry, last);
            Transition transition = entry.transition();
            if (transition != null && transition.refusal() == null) {
                changed.put(transition.after().id(), entry);
                outboxRows.plan(entry);
            } else if (entry.event() instanceof Note note) {
                outboxRows.plan(entry, note);
            }
        }
        for (JournalEntry entry : changed.values()) {
            upsert(entry.seq(), entry.transition().after());
        }
        return last;
    }

    private byte[] insert(JournalEntry entry, byte[] previous) throws SQLException {
        Object[] row = JournalEntryRow.of(entry.seq(), entry.committedAt(), entry.event());
        byte[] own = chain.next(previous, row);
        int i = 1;
        for (Object value : row) {
            insertEntry.setObject(i++, value);
        }
        insertEntry.setBytes(i++, previous);
        insertEntry.setBytes(i, own);
        insertEntry.executeUpdate();
        return own;
    }

    private void upsert(long entrySeq, Alarm alarm) throws SQLException {
        upsertAlarm.setString(1, alarm.id());
        upsertAlarm.setLong(2, entrySeq);
        upsertAlarm.setInt(3, alarm.isOpen() ? 1 : 0);
        upsertAlarm.setString(4, alarm.point().enterprise());
        upsertAlarm.setString(5, alarm.priority().name());
        upsertAlarm.executeUpdate();
    }

    /** Closes the file; an open transaction is rolled back. */
    void close() throws SQLException {
        Connection open = connection;
        connection = null;
        files = List.of();
        if (open != null) {
            open.close();
        }
    }
}
