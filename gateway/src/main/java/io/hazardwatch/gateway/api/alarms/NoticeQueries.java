package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.journal.Notice;
import java.util.List;

/** The outbox as proof of delivery. Blocking; worker threads only. */
@FunctionalInterface
public interface NoticeQueries {
    /** The rows of one alarm, newest first. */
    List<Notice> of(String alarmId, int limit);
}
