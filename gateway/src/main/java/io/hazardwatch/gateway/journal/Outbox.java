package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.TransitionType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is still to be told, durably. Every change joins the journal's next commit, because SQLite has one writer and the
 * journal must never wait for another; the answer comes when that commit is synced, on the journal's thread, so what
 * follows it must not block. An answer that fails means that nothing was changed. Any thread.
 */
public final class Outbox {
    private static final String TOLD = "SELECT coalesce(max(coalesce(told_seq, seq)), 0) FROM outbox"
            + " WHERE alarm_id = ? AND channel = ? AND state = 'ACCEPTED'";
    private static final String PRESENT = JournalEntryReader.SELECT_ALARMS + "WHERE a.id = ?";
    private static final String OF_ALARM = OutboxRows.SELECT + "WHERE alarm_id = ? ORDER BY id DESC LIMIT ?";

    private final WriteQueue queue;
    private final Jdbi jdbi;
    private final Callbacks rowsCommitted;
    private final UnreadableEntries unreadable;

    Outbox(WriteQueue queue, Jdbi jdbi, Callbacks rowsCommitted, UnreadableEntries unreadable) {
        this.unreadable = unreadable;
        this.queue = queue;
        this.jdbi = jdbi;
        this.rowsCommitted = rowsCommitted;
    }

    /**
     * Claims rows that are due for one channel, the most urgent first; a claimed row belongs to the caller until it reports
     * an outcome. Of one alarm at most one row is claimed at a time, and none before an older one that is due or was tried.
     */
    public CompletableFuture<List<Notice>> claimDue(String channel, long nowMillis, int limit) {
        return submit(connection -> OutboxClaim.claim(connection, channel, nowMillis, limit));
    }

    /**
     * The provider took it; false when that was known. Counts as a send.
     *
     * @param toldSeq the entry it told of
     */
    public CompletableFuture<Boolean> accepted(long id, long toldSeq, long nowMillis) {
        return submit(connection -> OutboxRows.accept(connection, id, toldSeq, nowMillis));
    }

    /** It was sent, failed, and is due again at {@code nextAtMillis}; false when it is not claimed any more. */
    public CompletableFuture<Boolean> retry(long id, long nextAtMillis, String error) {
        return submit(connection -> OutboxRows.retry(connection, id, nextAtMillis, error, 1));
    }

    /** It was not sent, for a reason of ours, and is due again at {@code nextAtMillis}; no attempt is counted. */
    public CompletableFuture<Boolean> postponed(long id, long nextAtMillis, String reason) {
        return submit(connection -> OutboxRows.retry(connection, id, nextAtMillis, reason, 0));
    }

    /** Ends as failed what waits for channels other than these; how many. */
    public CompletableFuture<Integer> failOthers(List<String> channels, String reason) {
        return submit(connection -> OutboxRows.endOthers(connection, channels, reason));
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

    /** The alarm of a notice as it stands, and what the channel knows of it. Blocking. */
    public PresentAlarm present(Notice notice) {
        return jdbi.withHandle(handle -> {
            long told = handle.createQuery(TOLD).bind(0, notice.alarmId()).bind(1, notice.channel()).mapTo(Long.class).one();
            return handle.createQuery(PRESENT).bind(0, notice.alarmId())
                    .map((line, context) -> unreadable.read(line, each -> present(each, told))).stream()
                    .filter(Objects::nonNull).findFirst().orElse(new PresentAlarm(null, 0, null, told));
        });
    }

    private static PresentAlarm present(ResultSet line, long told) throws SQLException {
        return new PresentAlarm(JournalEntryReader.alarm(line, ""), line.getLong("seq"), TransitionType.valueOf(line.getString("type")),
                told);
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
