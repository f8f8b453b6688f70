package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import java.util.Comparator;

/**
 * One row of the outbox: one journal entry for one channel.
 *
 * @param seq the entry
 * @param occurrence together with {@code annSeq} and {@code channel} lets a receiver recognise repetitions
 * @param type the entry's type
 * @param priority the alarm's at the commit, or that of a later notice which waits for this one; the more urgent is sent first
 * @param attempts number of attempts so far
 * @param createdAt when the entry was committed, ms since the epoch
 * @param nextAt when the next attempt is due, ms since the epoch
 * @param acceptedAt when the receiver accepted it, ms since the epoch; 0 = not yet
 * @param lastError of the last failed attempt, or null
 */
public record Notice(long id, long seq, String alarmId, long occurrence, long annSeq, TransitionType type,
                     Priority priority, String channel, NoticeState state, int attempts, long createdAt, long nextAt,
                     long acceptedAt, String lastError) {
    /** Begins, in place of the id of an alarm, what is about a note; its entry follows. */
    public static final String OF_NOTE = "note:";
    /** The order of sending. */
    public static final Comparator<Notice> URGENCY =
            Comparator.comparing(Notice::priority).thenComparing(Notice::nextAt).thenComparing(Notice::id);

    /** Whether it is about a note, and so about no alarm. */
    public boolean isOfNote() {
        return alarmId.startsWith(OF_NOTE);
    }

    /** The same notice with the present state of the alarm instead of the entry it was planned for. */
    public Notice telling(PresentAlarm present) {
        return new Notice(id, present.seq(), alarmId, present.alarm().occurrence(), present.alarm().annSeq(), present.type(),
                priority, channel, state, attempts, createdAt, nextAt, acceptedAt, lastError);
    }
}
