package io.hazardwatch.gateway.api.escalation;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Port to the running calls to people. */
public interface CallControl {
    /** What came of a wish. */
    enum Wish {
        /** Stored, and being done. */
        DONE,
        /** Nobody is being called about that subject. */
        NOT_RUNNING
    }

    /** Calls that run, the most urgent first. Blocking, worker threads only. */
    List<RunningCalls> running();

    /** The messages about an alarm, newest first. Blocking, worker threads only. */
    List<MessageRecord> messages(String alarmId, int limit);

    /** How many messages there were about an alarm, those that are only counted any more included. Blocking, worker threads only. */
    MessageCounts counts(String alarmId);

    /** The five times of what the alarm announced, newest first. Blocking, worker threads only. */
    List<AnnouncementTimes> times(String alarmId, int limit);

    /** Calls the next level now. Any thread, never blocks; completes once it is stored, and fails if too much waits. */
    CompletionStage<Wish> nextLevel(String alarmId, String user);

    /**
     * Somebody cannot come.
     *
     * @param person id of the person
     */
    CompletionStage<Wish> decline(String alarmId, String person);
}
