package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.sqlite.ReadConnections;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The alarm journal in one SQLite file: what is committed here survives the loss of power.
 *
 * <p>{@link #open}, read the alarms back, {@link #addListener add listeners}, {@link #start}; {@link #close} last. Appending
 * and asking what is committed: any thread, never blocking. Queries: any thread, blocking, on connections of their own;
 * they see what is committed and never make the writer wait.
 */
public final class SqliteJournal implements AutoCloseable {
    private static final long CLOSE_MILLIS_MAX = 10_000;

    private final SqliteFile file;
    private final JournalTransaction ledger;
    private final JournalOpening opening;
    private final UnreadableEntries unreadable;
    private final ReadConnections readers;
    private final JournalQueries queries;
    private final JournalLog log;
    private final WriteQueue queue;
    private final JournalWriter writer;
    private final Outbox outbox;
    private final Thread thread;

    private SqliteJournal(SqliteFile file, ReadConnections readers, WriteQueue queue, JournalTransaction ledger, JournalWriter writer,
                          Outbox outbox, UnreadableEntries unreadable, JournalOpening opening, ThreadFactory threads) {
        Jdbi jdbi = Jdbi.create(readers);
        this.file = file;
        this.ledger = ledger;
        this.opening = opening;
        this.unreadable = unreadable;
        this.readers = readers;
        this.queries = new JournalQueries(jdbi, unreadable);
        this.log = new JournalLog(jdbi, unreadable);
        this.queue = queue;
        this.writer = writer;
        this.outbox = outbox;
        this.thread = threads.newThread(writer);
        thread.setName("journal");
    }

    /** As the other, on a thread that nobody supervises. */
    public static SqliteJournal open(Path path, int queueCapacity, OutboxPlanner planner, Clock clock,
                                     BiConsumer<String, Throwable> bugs) throws SQLException {
        return open(path, queueCapacity, planner, clock, bugs, Thread::new);
    }

    /**
     * Opens the file, making it when it is not there.
     *
     * @param queueCapacity how many transitions may wait before {@link #hasRoom} says no
     * @param planner       asked on the journal's thread whom to tell
     * @param bugs          takes defects of listeners and planner: where, and what was thrown
     * @param threads       makes the thread that commits
     * @throws SQLException when the file is in use or the disk refuses it; one that is damaged or none of ours is set aside
     */
    public static SqliteJournal open(Path path, int queueCapacity, OutboxPlanner planner, Clock clock,
                                     BiConsumer<String, Throwable> bugs, ThreadFactory threads) throws SQLException {
        SqliteFile file = new SqliteFile(path);
        UnreadableEntries unreadable = new UnreadableEntries();
        JournalTransaction ledger = new JournalTransaction(file, new OutboxRows(planner, bugs), clock, bugs);
        JournalOpening opening = new JournalOpener(file, ledger, unreadable).open(clock.millis());
        ReadConnections readers = new ReadConnections(file);
        WriteQueue queue = new WriteQueue(queueCapacity);
        Callbacks rowsCommitted = new Callbacks("outbox rows", bugs);
        JournalWriter writer = new JournalWriter(queue, ledger, readers, clock, bugs, rowsCommitted);
        Outbox outbox = new Outbox(queue, Jdbi.create(readers), rowsCommitted, unreadable);
        return new SqliteJournal(file, readers, queue, ledger, writer, outbox, unreadable, opening, threads);
    }

    /** Whoever is added before {@link #start} misses nothing. */
    public void addListener(CommitListener listener) {
        writer.add(listener);
    }

    /** Calls {@code hook} on the journal's thread after every commit, once it counts; it must not block. */
    public void onProgress(Runnable hook) {
        writer.onProgress(hook);
    }

    /** Starts to commit. */
    public void start() {
        thread.start();
    }

    /**
     * Whether more readings may be taken. When not, {@link #append} still accepts what has been decided already: the
     * journal never refuses a transition.
     */
    public boolean hasRoom() {
        return queue.hasRoom();
    }

    /** Hands over one event; its ticket is one more than the last. */
    public long append(RecordedEvent event) {
        return queue.add(List.of(event));
    }

    /** Hands over what belongs into one commit; the ticket of its last event. */
    public long append(List<? extends RecordedEvent> together) {
        return queue.add(together);
    }

    /** All tickets up to this one are committed, synced and announced; tickets start anew with each open. */
    public long committedTicket() {
        return writer.committedTicket();
    }

    /** How it is. */
    public JournalHealth health() {
        return writer.health();
    }

    /** What was found at the start. */
    public JournalOpening opening() {
        return opening;
    }

    /** The last time the file was written anew while the gateway ran, or null. */
    public JournalRenewal renewal() {
        return writer.renewal();
    }

    /**
     * Looks whether the file is still the one that is written to; when not, the journal's thread writes it anew. Every commit
     * looks as well; this is for the time between commits. Blocks for a look at the file system.
     */
    public void checkFile() {
        if (ledger.isOpenFileLost()) {
            queue.add(new OutboxChange<>(connection -> null));
        }
    }

    /** What its thread is doing. */
    public WriterActivity activity() {
        return writer.activity();
    }

    /** Who is to be told. */
    public Outbox outbox() {
        return outbox;
    }

    /** What it says of a period. */
    public JournalLog log() {
        return log;
    }

    /** Every alarm as the start found it, those back to normal as well; before {@link #start}. */
    public Collection<Alarm> recovered() {
        return ledger.standing();
    }

    /** Every alarm as it stands, those back to normal as well: their occurrences must go on counting. */
    public List<Alarm> alarms() {
        return queries.alarms();
    }

    /** The alarms that are not back to normal. */
    public List<Alarm> openAlarms() {
        return queries.openAlarms();
    }

    /** The alarm as it stands, or null when it never left normal. */
    public Alarm alarm(String id) {
        return queries.alarm(id);
    }

    /**
     * A page of alarms by id, so that an alarm that stays open is on exactly one page whatever changes meanwhile.
     *
     * @param open       whether those that are not back to normal, or those that are
     * @param enterprise null for all; {@code priority} too
     * @param afterId    the last id of the page before, or the empty text
     */
    public List<Alarm> alarms(boolean open, String enterprise, Priority priority, String afterId, int limit) {
        return queries.alarms(open, enterprise, priority, afterId, limit);
    }

    /** The entries of one alarm above {@code afterSeq}, oldest first. */
    public List<JournalEntry> entriesOf(String alarmId, long afterSeq, int limit) {
        return queries.entriesOf(alarmId, afterSeq, limit);
    }

    /** The entries of one alarm below {@code beforeSeq}, newest first. */
    public List<JournalEntry> entriesBefore(String alarmId, long beforeSeq, int limit) {
        return queries.entriesBefore(alarmId, beforeSeq, limit);
    }

    /** The newest entries of a point's alarms decided in {@code [fromMillis, toMillis)}, newest first. */
    public List<JournalEntry> entriesOf(PointId point, long fromMillis, long toMillis, int limit) {
        return queries.entriesOf(point, fromMillis, toMillis, limit);
    }

    /** All entries of one alarm, oldest first. */
    public List<JournalEntry> entriesOf(String alarmId) {
        return queries.entriesOf(alarmId, 0, Integer.MAX_VALUE);
    }

    /**
     * Entries of alarms and notes, oldest first.
     *
     * @param enterprise null for all; what concerns no single one is always among them
     * @param type       null for all
     * @param from       decided at or after, ms since the epoch; {@code to} before
     */
    public List<JournalEntry> entries(String enterprise, TransitionType type, long from, long to, long afterSeq, int limit) {
        return queries.entries(enterprise, type, from, to, afterSeq, limit);
    }

    /** Entries above {@code seq}, oldest first. */
    public List<JournalEntry> entriesAfter(long seq, int limit) {
        return queries.entriesAfter(seq, limit);
    }

    /** The last note of that type that a person caused, for each subject. */
    public List<Note> notes(TransitionType type) {
        return queries.notes(type);
    }

    /** Sequences of entries whose words this version does not know, as far as they were met; they are left out of answers. */
    public List<Long> unreadable() {
        return unreadable.seqs();
    }

    /** The last committed sequence; 0 = none. */
    public long lastSeq() {
        return writer.health().lastSeq();
    }

    /** Checks that no entry is missing or was changed since it was written. Reads everything. */
    public ChainCheck verifyChain() {
        return queries.verifyChain();
    }

    /**
     * Reads the file through, its pages and its chain, past everything that is kept in memory. Long; blocking.
     *
     * @param pause called between two pieces of a few thousand entries; what it throws ends the reading
     */
    public JournalAudit audit(Runnable pause) {
        try (Connection connection = file.visitor()) {
            List<String> pages = SqliteFile.damagedPages(connection);
            return new JournalAudit(new ChainVerifier(Jdbi.create(connection), pause).check(), pages);
        } catch (SQLException | JdbiException unreadable) {
            return new JournalAudit(null, List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    /**
     * Commits what waits and closes; gives up after ten seconds when the disk refuses. Readers go first: the writer is then the
     * last and folds the log back, so that the one file holds everything.
     */
    @Override
    public void close() throws SQLException {
        readers.close();
        queue.close(CLOSE_MILLIS_MAX);
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        join();
    }

    private void join() {
        try {
            thread.join(CLOSE_MILLIS_MAX + TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
