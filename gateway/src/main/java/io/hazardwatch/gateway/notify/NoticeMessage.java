package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.journal.Notice;

/**
 * A message to send now.
 *
 * @param notice the outbox row: what happened
 * @param alarm the alarm's state at sending, which may be newer; null if the journal does not know it, or it is about a note
 * @param note what it is about if that is no alarm; else null
 * @param sentAt ms since the epoch
 */
public record NoticeMessage(Notice notice, Alarm alarm, Note note, long sentAt) {
    /** A message about an alarm. */
    public NoticeMessage(Notice notice, Alarm alarm, long sentAt) {
        this(notice, alarm, null, sentAt);
    }
}
