package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What calls to households need of escalation and journal. Nothing of it blocks but {@link #isNoted}. */
interface HouseholdDesk {
    /** Begins to call, or announces again; the same announcement once. */
    CompletionStage<Boolean> call(Subject subject, MessageFacts facts);

    /** Ends calls without any further message. */
    CompletionStage<Boolean> over(String subjectKey);

    /** Tells what asks for no answer; the same subject once. */
    CompletionStage<Boolean> tell(Subject subject, MessageFacts facts, String person);

    /** Whether a channel serves a means of that person. */
    boolean isReachable(String person);

    /** Whether the stored calls have been read since the start; until then {@link #made} knows none. */
    boolean isRead();

    /** What households are called about at present, or were within the last day: as long as a start asks for it. */
    List<Made> made();

    /**
     * Calls as they are stored.
     *
     * @param clearedAt when the gateway ended them by itself, ms; 0 if it did not
     * @param gasAt     device time of the gas
     * @param isTold    whether a provider took one of them, or somebody answered
     */
    record Made(Subject subject, boolean isRunning, long clearedAt, long gasAt, boolean isTold) {}

    /** Writes a comment of the gateway beside an alarm. */
    CompletionStage<?> comment(Alarm alarm, String words);

    /** Whether the gateway has written that beside the alarm since then; throws while the journal cannot be read. */
    boolean isNoted(Alarm alarm, String words, long sinceMillis);

    /** Takes what failed about one alarm; the others go on. */
    void defect(RuntimeException failure);

    /** Notes in the journal what became of the calls to a household. */
    void note(Subject subject, String words, long nowMillis);
}
