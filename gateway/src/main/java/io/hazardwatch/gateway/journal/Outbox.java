package io.hazardwatch.gateway.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is still to be told, durably. Every change joins the journal's next commit, because SQLite has one writer and the
 * journal must never wait for another; the answer comes when that commit is synced, on the journal's thread, so what
 * follows it must not block. An answer that fails means that nothing was changed. Any thread.
 */
public final class Outbox {
    private static final String OF_ALARM = OutboxRows.SELECT + "WHERE alarm_id = ? ORDER BY id DESC LIMIT ?";

    private final WriteQueue queue;
    private final Jdbi jdbi;
    private final Hooks rowsCommitted;

    Outbox(WriteQueue queue, Jdbi jdbi, Hooks rowsCommitted) {
        this.queue = queue;
        this.jdbi = jdbi;
        this.rowsCommitted = rowsCommitted;
    }

    /** Takes what is due, the most urgent first; each row is the taker's until it says what became of it. */
    public CompletableFuture<List<Notice>> claimDue(long nowMillis, int limit) {
        return submit(connection -> OutboxRows.claim(connection, nowMillis, limit));
    }

    /** The provider took it; false when that was known. */
    public CompletableFuture<Boolean> accepted(long id, long nowMillis) {
        return submit(connection -> OutboxRows.accept(connection, id, nowMillis));
    }

    /** It failed and is due again at {@code nextAtMillis}; false when it is not claimed any more. */
    public CompletableFuture<Boolean> retry(long id, long nextAtMillis, String error) {
        return submit(connection -> OutboxRows.retry(connection, id, nextAtMillis, error));
    }

    /** No repetition can help; false when it has ended already. */
    public CompletableFuture<Boolean> failed(long id, String error) {
        return submit(connection -> OutboxRows.end(connection, id, NoticeState.FAILED, error));
    }

    /** It is not needed any more; false when it has ended already. */
    public CompletableFuture<Boolean> cancelled(long id, String reason) {
        return submit(connection -> OutboxRows.end(connection, id, NoticeState.CANCELLED, reason));
    }

    /** Makes due again what was claimed before then and never answered for; how many. */
    public CompletableFuture<Integer> reclaimStale(long claimedBeforeMillis) {
        return submit(connection -> OutboxRows.reclaim(connection, claimedBeforeMillis));
    }

    /** The notices of one alarm, newest first. Blocking. */
    public List<Notice> rowsOf(String alarmId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_ALARM).bind(0, alarmId).bind(1, limit)
                .map((line, context) -> OutboxRows.notice(line)).list());
    }

    /** Calls {@code hook} on the journal's thread whenever notices may have been committed; it must not block. */
    public void onRows(Runnable hook) {
        rowsCommitted.add(hook);
    }

    private <T> CompletableFuture<T> submit(OutboxChange.Work<T> work) {
        OutboxChange<T> change = new OutboxChange<>(work);
        queue.add(change);
        return change.answer();
    }
}
