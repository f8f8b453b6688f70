package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.escalation.EscalationProfile;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Port to the running calls to people. */
public interface CallControl {
    /** What came of a wish. */
    enum Wish {
        /** Stored, and being done. */
        DONE,
        /** Nobody is being called about that subject. */
        NOT_RUNNING,
        /** The calls are about another announcement meanwhile, or the answer came too late. */
        STALE,
        /** The alarm can take no command at present. */
        REFUSED
    }

    /** Calls that run, the most urgent first. Blocking, worker threads only. */
    List<RunningCalls> running();

    /** The messages about an alarm, newest first. Blocking, worker threads only. */
    List<MessageRecord> messages(String alarmId, int limit);

    /** How many messages there were about an alarm, those that are only counted any more included. Blocking, worker threads only. */
    MessageCounts counts(String alarmId);

    /** The five times of what the alarm announced, newest first. Blocking, worker threads only. */
    List<AnnouncementTimes> times(String alarmId, int limit);

    /** When whom of an enterprise is called, by priority; outside key periods. Any thread. */
    EscalationProfile profile(String enterprise);

    /** What calls are about; null if none run. Any thread. */
    Subject subject(SubjectKind kind, String id);

    /** Whether that person is being called about it. Any thread. */
    boolean isCalled(SubjectKind kind, String id, String person);

    /**
     * Calls the next level now. Any thread, never blocks; completes once it is stored, and fails if too much waits.
     *
     * @param session of the API by which somebody wishes it, for the journal; null = none
     */
    CompletionStage<Wish> nextLevel(SubjectKind kind, String id, String user, String session);

    /**
     * Somebody takes the matter at the console. An alarm is acknowledged by that; where several must answer, it counts also when the alarm is
     * acknowledged already.
     *
     * @param person     id of the person, or the user's name if no person belongs to the account
     * @param occurrence of the announcement that the person saw
     * @param session    of the API, for the journal; null = none
     */
    CompletionStage<Wish> take(SubjectKind kind, String id, String person, long occurrence, long annSeq, String session);

    /**
     * Somebody cannot come.
     *
     * @param person  id of the person
     * @param user    name of the user who says so
     * @param session of the API, for the journal; null = none
     */
    CompletionStage<Wish> decline(SubjectKind kind, String id, String person, String user, String session);
}
