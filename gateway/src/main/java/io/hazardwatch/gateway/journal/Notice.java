package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import java.util.Comparator;

/**
 * One row of the outbox: one channel to be told of one journal entry.
 *
 * @param seq        the entry
 * @param occurrence with {@code annSeq} and {@code channel} what a receiver tells repetitions by
 * @param type       the entry's type
 * @param priority   the alarm's when the entry was committed, or that of a later notice which waits for this one; the more
 *                   urgent goes first
 * @param attempts   how often it was sent
 * @param createdAt  when the entry was committed, ms since the epoch
 * @param nextAt     when it is due
 * @param acceptedAt 0 until the provider said yes
 * @param lastError  of the last failed attempt, or null
 */
public record Notice(long id, long seq, String alarmId, long occurrence, long annSeq, TransitionType type,
                     Priority priority, String channel, NoticeState state, int attempts, long createdAt, long nextAt,
                     long acceptedAt, String lastError) {
    /** The order in which they are sent. */
    public static final Comparator<Notice> URGENCY =
            Comparator.comparing(Notice::priority).thenComparing(Notice::nextAt).thenComparing(Notice::id);

    /** The same notice, telling of the alarm as it stands instead of the entry it was planned for. */
    public Notice telling(PresentAlarm present) {
        return new Notice(id, present.seq(), alarmId, present.alarm().occurrence(), present.alarm().annSeq(), present.type(),
                priority, channel, state, attempts, createdAt, nextAt, acceptedAt, lastError);
    }
}
