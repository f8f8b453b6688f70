package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.sqlite.PlainJdbi;
import io.hazardwatch.gateway.sqlite.ReadConnections;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The alarm journal in one SQLite file; committed entries survive the loss of power.
 *
 * <p>{@link #open}, read the alarms back, {@link #addListener add listeners}, {@link #start}; {@link #close} last. Appending
 * and asking for the last committed ticket: any thread, never blocking. Queries: any thread, blocking, on connections of their
 * own; they see committed entries and never make the writer wait.
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
    private final JournalChanges changes;
    private final Outbox outbox;
    private final Thread thread;

    private SqliteJournal(SqliteFile file, ReadConnections readers, WriteQueue queue, JournalTransaction ledger, JournalWriter writer,
                          JournalChanges changes, Outbox outbox, UnreadableEntries unreadable, JournalOpening opening, ThreadFactory threads) {
        Jdbi jdbi = PlainJdbi.on(readers);
        this.file = file;
        this.ledger = ledger;
        this.opening = opening;
        this.unreadable = unreadable;
        this.readers = readers;
        this.queries = new JournalQueries(jdbi, unreadable);
        this.log = new JournalLog(jdbi, unreadable);
        this.queue = queue;
        this.writer = writer;
        this.changes = changes;
        this.outbox = outbox;
        this.thread = threads.newThread(writer);
        thread.setName("journal");
    }

    /**
     * As the other, on an unsupervised thread.
     *
     * @throws SQLException if the file is in use or the disk refuses it
     */
    public static SqliteJournal open(Path path, int queueCapacity, OutboxPlanner planner, Clock clock,
                                     BiConsumer<String, Throwable> defects) throws SQLException {
        return open(path, queueCapacity, planner, clock, defects, Thread::new);
    }

    /**
     * Opens the file, or creates it.
     *
     * @param queueCapacity transitions that may wait before {@link #hasRoom} returns false
     * @param planner decides on the journal's thread which channels are notified
     * @param defects takes defects of listeners and planner: where, and the exception
     * @param threads creates the thread that commits
     * @throws SQLException if the file is in use or the disk refuses it; a damaged or foreign file is renamed and kept instead
     */
    public static SqliteJournal open(Path path, int queueCapacity, OutboxPlanner planner, Clock clock,
                                     BiConsumer<String, Throwable> defects, ThreadFactory threads) throws SQLException {
        SqliteFile file = new SqliteFile(path);
        UnreadableEntries unreadable = new UnreadableEntries();
        JournalTransaction ledger = new JournalTransaction(file, new OutboxRows(planner, defects), clock, defects);
        JournalOpening opening = new JournalOpener(file, ledger, unreadable).open(clock.millis());
        ReadConnections readers = new ReadConnections(file);
        WriteQueue queue = new WriteQueue(queueCapacity);
        Callbacks rowsCommitted = new Callbacks("outbox rows", defects);
        JournalWriter writer = new JournalWriter(queue, ledger, readers, clock, defects, rowsCommitted);
        JournalChanges changes = new JournalChanges(queue, PlainJdbi.on(readers));
        Outbox outbox = new Outbox(changes, PlainJdbi.on(readers), rowsCommitted, unreadable);
        return new SqliteJournal(file, readers, queue, ledger, writer, changes, outbox, unreadable, opening, threads);
    }

    /** Adds a listener; one added before {@link #start} misses nothing. */
    public void addListener(CommitListener listener) {
        writer.add(listener);
    }

    /** Adds a listener that is told what cannot be committed. */
    public void addUncommittedListener(UncommittedListener listener) {
        writer.add(listener);
    }

    /** Calls {@code hook} on the journal's thread after every commit, once it counts as committed; it must not block. */
    public void onProgress(Runnable hook) {
        writer.onProgress(hook);
    }

    /** Starts to commit. */
    public void start() {
        thread.start();
    }

    /**
     * Whether more readings may be taken. If not, {@link #append} still accepts what was already decided: the journal never
     * refuses a transition.
     */
    public boolean hasRoom() {
        return queue.hasRoom();
    }

    /**
     * Queues one event.
     *
     * @return its ticket, one more than the last
     */
    public long append(RecordedEvent event) {
        return queue.add(List.of(event));
    }

    /**
     * Queues events that belong into one commit.
     *
     * @return the ticket of the last one
     */
    public long append(List<? extends RecordedEvent> together) {
        return queue.add(together);
    }

    /** All tickets up to this one are committed, synced and announced. Tickets start again with each open. */
    public long committedTicket() {
        return writer.committedTicket();
    }

    /** Its present state. */
    public JournalHealth health() {
        return writer.health();
    }

    /** The result of opening the file. */
    public JournalOpening opening() {
        return opening;
    }

    /** The last rewriting of the file while the gateway ran, or null. */
    public JournalRewrite renewal() {
        return writer.renewal();
    }

    /**
     * Checks whether the file in its place is still the one being written; if not, the journal's thread rewrites it. Every
     * commit checks this as well; this method is for the time between commits. Blocks for one access to the file system.
     */
    public void checkFile() {
        if (ledger.isOpenFileLost()) {
            queue.add(new OutboxChange<>(connection -> null));
        }
    }

    /** The present activity of its thread. */
    public WriterActivity activity() {
        return writer.activity();
    }

    /** Writes the sign of life with the next commit; completes once that is synced. Any thread. */
    public CompletableFuture<Boolean> beat(JournalHeartbeat pulse) {
        OutboxChange<Boolean> change = new OutboxChange<>(pulse::write);
        queue.add(change);
        return change.answer();
    }

    /** The queue of notices. */
    public Outbox outbox() {
        return outbox;
    }

    /** Changes rows beside the entries. */
    public JournalChanges changes() {
        return changes;
    }

    /** Reads entries by period. */
    public JournalLog log() {
        return log;
    }

    /** Every alarm as found at the start, including those back to normal; only before {@link #start}. */
    public Collection<Alarm> recovered() {
        return ledger.standing();
    }

    /** The present state of every alarm, including those back to normal, because their occurrences must continue counting. */
    public List<Alarm> alarms() {
        return queries.alarms();
    }

    /** The alarms that are not back to normal. */
    public List<Alarm> openAlarms() {
        return queries.openAlarms();
    }

    /** The present state of an alarm, or null if it never left normal. */
    public Alarm alarm(String id) {
        return queries.alarm(id);
    }

    /**
     * A page of alarms by id, so that an alarm that stays open is on exactly one page whatever changes meanwhile.
     *
     * @param open true for alarms that are not back to normal, false for those that are
     * @param enterprise null for all
     * @param priority null for all
     * @param afterId the last id of the previous page, or the empty text
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
     * @param enterprise null for all; entries that concern no single enterprise are always included
     * @param type null for all
     * @param from decided at or after this time, ms since the epoch
     * @param to decided before this time, ms since the epoch
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

    /** Sequence numbers of entries found so far with values this version does not know; they are left out of results. */
    public List<Long> unreadable() {
        return unreadable.seqs();
    }

    /** The last committed sequence; 0 = none. */
    public long lastSeq() {
        return writer.health().lastSeq();
    }

    /** Checks that no entry is missing or was changed since it was written. Reads everything. */
    public HashChainCheck verifyChain() {
        return queries.verifyChain();
    }

    /**
     * Reads the file from disk, bypassing caches: its pages and its chain. Takes long; blocking.
     *
     * @param pause called between two pieces of a few thousand entries; an exception from it ends the reading
     */
    public JournalAudit audit(Runnable pause) {
        try (Connection connection = file.visitor()) {
            List<String> pages = SqliteFile.damagedPages(connection);
            return new JournalAudit(new HashChainVerifier(PlainJdbi.on(connection), pause).check(), pages);
        } catch (SQLException | JdbiException unreadable) {
            return new JournalAudit(null, List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    /**
     * Commits what waits and closes; gives up after ten seconds if the disk refuses. Closes readers first: the writer, as the
     * last connection, then checkpoints the write-ahead log, so that the one file holds everything.
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
