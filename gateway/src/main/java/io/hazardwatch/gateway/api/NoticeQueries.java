package io.hazardwatch.gateway.api;

import java.util.List;

/** The outbox as proof of delivery; blocking, called on worker threads only. */
@FunctionalInterface
public interface NoticeQueries {
    /**
     * One row.
     *
     * @param type     the journal record it tells of, for example {@code ALARM_RAISED}
     * @param state    {@code PENDING}, {@code SENDING}, {@code ACCEPTED} or {@code FAILED}
     * @param nextAt   when it is tried next, 0 when it is not; {@code acceptedAt} 0 until the peer said yes
     * @param error    of the last attempt, or null
     */
    record Notice(long id, String channel, String alarmId, long occurrence, long annSeq, String type, String state,
                  int attempts, long createdAt, long nextAt, long acceptedAt, String error) {}

    /** All rows of one alarm, newest first. */
    List<Notice> of(String alarmId, int limit);
}
