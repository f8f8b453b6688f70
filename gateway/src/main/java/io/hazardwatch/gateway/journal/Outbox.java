package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Durable queue of notices to be sent. Every change joins the journal's next commit, because SQLite has one writer and the
 * journal must never wait for another. Futures complete on the journal's thread once that commit is synced, so code that
 * depends on them must not block. A failed future means that nothing was changed. Any thread.
 */
public final class Outbox {
    private static final String TOLD = "SELECT coalesce(max(coalesce(told_seq, seq)), 0) FROM outbox"
            + " WHERE alarm_id = ? AND channel = ? AND state = 'ACCEPTED'";
    private static final String PRESENT = JournalEntryReader.SELECT_ALARMS + "WHERE a.id = ?";
    private static final String NOTE = JournalEntryReader.SELECT_ENTRIES + "WHERE e.seq = ? AND e.note_subject IS NOT NULL";
    private static final String OF_ALARM = OutboxRows.SELECT + "WHERE alarm_id = ? AND channel NOT IN ('" + JournalChanges.CALLS
            + "', '" + JournalChanges.SYNTHETIC
            + "') ORDER BY id DESC LIMIT ?";

    private final JournalChanges changes;
    private final Jdbi jdbi;
    private final Callbacks rowsCommitted;
    private final UnreadableEntries unreadable;

    Outbox(JournalChanges changes, Jdbi jdbi, Callbacks rowsCommitted, UnreadableEntries unreadable) {
        this.unreadable = unreadable;
        this.changes = changes;
        this.jdbi = jdbi;
        this.rowsCommitted = rowsCommitted;
    }

    /**
     * Claims due rows for one channel, the most urgent first. A claimed row belongs to the caller until the caller reports an
     * outcome. Of one alarm at most one row is claimed at a time, and none before an older one that is due or was attempted.
     */
    public CompletableFuture<List<Notice>> claimDue(String channel, long nowMillis, int limit) {
        return submit(connection -> OutboxClaim.claim(connection, channel, nowMillis, limit));
    }

    /**
     * Records that the receiver accepted a notice. Counts as an attempt.
     *
     * @param toldSeq the entry the notice reported
     * @return false if that was already recorded
     */
    public CompletableFuture<Boolean> accepted(long id, long toldSeq, long nowMillis) {
        return submit(connection -> OutboxRows.accept(connection, id, toldSeq, nowMillis));
    }

    /**
     * Records a failed attempt; the next is due at {@code nextAtMillis}.
     *
     * @return false if the row is no longer claimed
     */
    public CompletableFuture<Boolean> retry(long id, long nextAtMillis, String error) {
        return submit(connection -> OutboxRows.retry(connection, id, nextAtMillis, error, 1));
    }

    /**
     * Records that the notice was not sent for a local reason; it is due again at {@code nextAtMillis}, and no attempt is
     * counted.
     */
    public CompletableFuture<Boolean> postponed(long id, long nextAtMillis, String reason) {
        return submit(connection -> OutboxRows.retry(connection, id, nextAtMillis, reason, 0));
    }

    /**
     * Ends notices for channels other than these as failed.
     *
     * @return their number
     */
    public CompletableFuture<Integer> failOthers(List<String> channels, String reason) {
        List<String> kept = Stream.concat(channels.stream(), Stream.of(JournalChanges.CALLS)).toList();
        return submit(connection -> OutboxRows.endOthers(connection, kept, reason));
    }

    /**
     * Plans the notice of a synthetic alarm, in a commit as real ones have it, instead of the one before: none is kept for people to see.
     *
     * @param number comes back as the occurrence of the notice
     */
    public void planSynthetic(long number, long nowMillis) {
        submit(connection -> OutboxRows.planSynthetic(connection, number, nowMillis)).thenRun(rowsCommitted::run);
    }

    /**
     * Ends a notice that no repetition can help.
     *
     * @return false if it has already ended
     */
    public CompletableFuture<Boolean> failed(long id, String error) {
        return submit(connection -> OutboxRows.end(connection, id, NoticeState.FAILED, error));
    }

    /**
     * Ends a notice that is no longer needed.
     *
     * @return false if it has already ended
     */
    public CompletableFuture<Boolean> cancelled(long id, String reason) {
        return submit(connection -> OutboxRows.end(connection, id, NoticeState.CANCELLED, reason));
    }

    /**
     * Makes rows due again that were claimed before that time and never reported on.
     *
     * @return their number
     */
    public CompletableFuture<Integer> reclaimStale(long claimedBeforeMillis) {
        return submit(connection -> OutboxRows.reclaim(connection, claimedBeforeMillis));
    }

    /** The present state of a notice's alarm, and the last entry the channel was sent. Blocking. */
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

    /** The note that a notice is about; null if the journal does not know it. Blocking. */
    public Note note(Notice notice) {
        return jdbi.withHandle(handle -> handle.createQuery(NOTE).bind(0, notice.seq())
                .map((line, context) -> unreadable.read(line, JournalEntryReader::note)).stream().filter(Objects::nonNull).findFirst().orElse(null));
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

    private <T> CompletableFuture<T> submit(JournalChanges.Change<T> work) {
        return changes.submit(work);
    }
}
