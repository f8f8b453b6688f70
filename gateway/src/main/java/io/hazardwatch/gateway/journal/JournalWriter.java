package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.sqlite.ReadConnections;
import io.hazardwatch.gateway.sqlite.SqliteFailure;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The journal's thread: commits waiting events in batches, announces them, and only then counts them as committed. A failed
 * commit is retried without limit, the same batch first, so nothing is lost or reordered.
 */
final class JournalWriter implements Runnable {
    private static final Backoff BACKOFF = Backoff.exact(50, 5_000);

    private final WriteQueue queue;
    private final JournalTransaction ledger;
    private final ReadConnections readers;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    private final Callbacks progress;
    private final Callbacks rowsCommitted;
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
    private final List<UncommittedListener> uncommitted = new CopyOnWriteArrayList<>();

    // any thread
    private volatile long committedTicket;
    private volatile JournalHealth health;
    private volatile WriterActivity.Kind activity = WriterActivity.Kind.WAITING;
    private volatile long activityNanos;
    private volatile boolean isDamaged;
    private volatile JournalRewrite renewal;

    JournalWriter(WriteQueue queue, JournalTransaction ledger, ReadConnections readers, Clock clock, BiConsumer<String, Throwable> defects,
            Callbacks rowsCommitted) {
        this.queue = queue;
        this.ledger = ledger;
        this.readers = readers;
        this.clock = clock;
        this.defects = defects;
        this.rowsCommitted = rowsCommitted;
        this.progress = new Callbacks("journal progress", defects);
        this.health = new JournalHealth(false, null, clock.millis(), 0, ledger.lastSeq(), 0, queue.capacity());
    }

    void add(CommitListener listener) {
        listeners.add(listener);
    }

    void add(UncommittedListener listener) {
        uncommitted.add(listener);
    }

    void onProgress(Runnable hook) {
        progress.add(hook);
    }

    long committedTicket() {
        return committedTicket;
    }

    WriterActivity activity() {
        return new WriterActivity(activity, TimeUnit.NANOSECONDS.toMillis(clock.nanos() - activityNanos));
    }

    private void enter(WriterActivity.Kind kind) {
        activityNanos = clock.nanos();
        activity = kind;
    }

    JournalHealth health() {
        JournalHealth last = health;
        return new JournalHealth(last.degraded(), last.reason(), last.since(), last.failures(), last.lastSeq(),
                queue.depth(), queue.capacity());
    }

    @Override
    public void run() {
        try {
            for (CommitBatch batch = queue.take(); batch != null; batch = queue.take()) {
                if (!commit(batch)) {
                    return;
                }
                enter(WriterActivity.Kind.WAITING);
            }
        } finally {
            queue.abandon(new IllegalStateException("journal closed"));
            failed("journal closed");
        }
    }

    /**
     * Retries until the commit succeeds.
     *
     * @return false if the journal is being closed and the disk still refuses
     */
    private boolean commit(CommitBatch batch) {
        int attempts = 0;
        List<JournalEntry> entries = attempt(batch);
        while (entries == null) {
            tellUncommitted(batch);
            if (!queue.pause(BACKOFF.millis(++attempts))) {
                batch.changes().forEach(change -> change.abandoned(new IllegalStateException("journal closed")));
                return false;
            }
            entries = attempt(batch);
        }
        succeeded();
        enter(WriterActivity.Kind.ANNOUNCING);
        announce(batch, entries);
        return true;
    }

    /**
     * One attempt. Defects of the gateway are caught too, because they must neither end this thread nor lose a batch.
     *
     * @return the committed entries, or null if it failed
     */
    private List<JournalEntry> attempt(CommitBatch batch) {
        enter(WriterActivity.Kind.COMMITTING);
        try {
            return isWhereItBelongs() ? ledger.commit(batch) : null;
        } catch (SQLException refused) {
            isDamaged |= SqliteFailure.of(refused) == SqliteFailure.DAMAGED;
            failed(ledger.reasonOf(refused));
        } catch (Throwable defect) {
            defects.accept("journal commit", defect);
            failed(defect.toString());
        }
        return null;
    }

    /**
     * Checks before each commit that the file is in its place and readable; otherwise rewrites it, so that nothing is committed
     * where nobody would find it. While the disk refuses that, the open file stays open, because only it has everything.
     */
    private boolean isWhereItBelongs() throws SQLException {
        boolean isLost = ledger.isLost();
        if (!isLost && !isDamaged) {
            return true;
        }
        String why = isLost ? "the journal's file was removed, replaced or cut while the gateway ran"
                : "the journal's file was damaged while the gateway ran";
        unsound(why);
        try {
            renewed(ledger.renew(why));
            return true;
        } catch (SQLException refused) {
            unsound(why + "; it cannot be written anew: " + ledger.reasonOf(refused));
            return false;
        }
    }

    private void renewed(JournalRewrite done) throws SQLException {
        readers.renew();
        isDamaged = false;
        renewal = done;
        if (done.isWhole()) {
            queue.add(List.of(new Note(TransitionType.JOURNAL_RENEWED, null, "journal", Transition.SYSTEM, done.reason(), done.at())));
        }
    }

    /** The last rewriting of the file, or null. */
    JournalRewrite renewal() {
        return renewal;
    }

    private void announce(CommitBatch batch, List<JournalEntry> entries) {
        if (!entries.isEmpty()) {
            listeners.forEach(listener -> tell(listener, entries));
            committedTicket = batch.lastTicket();
            progress.run();
            rowsCommitted.run();
        }
        batch.changes().forEach(OutboxChange::committed);
    }

    private void tellUncommitted(CommitBatch batch) {
        if (uncommitted.isEmpty()) {
            return;
        }
        List<RecordedEvent> events = new ArrayList<>(batch.events());
        events.addAll(queue.waiting());
        long failing = clock.millis() - health.since();
        for (UncommittedListener listener : uncommitted) {
            try {
                listener.notCommitted(events, failing);
            } catch (Throwable defect) {
                defects.accept("uncommitted listener", defect);
            }
        }
    }

    private void tell(CommitListener listener, List<JournalEntry> entries) {
        try {
            listener.committed(entries);
        } catch (Throwable defect) {
            defects.accept("commit listener", defect);
        }
    }

    private void failed(String reason) {
        unsound(reason);
        letGo();
    }

    private void unsound(String reason) {
        JournalHealth last = health;
        long since = last.degraded() ? last.since() : clock.millis();
        health = new JournalHealth(true, reason, since, last.failures() + 1, last.lastSeq(), 0,
                queue.capacity());
    }

    private void succeeded() {
        JournalHealth last = health;
        long since = last.degraded() ? clock.millis() : last.since();
        health = new JournalHealth(false, null, since, last.failures(), ledger.lastSeq(), 0, queue.capacity());
    }

    private void letGo() {
        try {
            ledger.close();
        } catch (SQLException failure) {
            defects.accept("journal close", failure);
        }
    }
}
