package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.model.Text;
import java.util.Collection;

/** Receives events of the duty book; every method returns at once. Duty thread. */
public interface DutyListener {
    /** What the journal keeps about duty. */
    enum Kind { HANDOVER, ROLL_CALL, SPOT_CHECK, DUTY_LOG, DUTY_DAY_SIGNED }

    /** Something is kept in the alarm journal: {@code actor} is a person or {@code system}. */
    void journal(Kind kind, DutyPost post, String subject, String actor, String what);

    /** Notifies people of something that needs no answer. */
    void tell(DutyPost post, Collection<String> persons, DutyMessage message);

    /**
     * The leaders of a post are called until one of them answers.
     *
     * @param leader the leader on shift, who also sees it at the console; null when there is none
     */
    void call(DutyPost post, String leader, DutyMessage message);

    /** What the leaders are called about has ended; saying it again changes nothing. */
    void over(DutyPost post, DutyMessage.Kind kind);

    /** Raises or clears a system alarm of priority P2; repeating a call changes nothing. */
    void alarm(boolean stands, String id, Text what);

    /** The person has taken over what was acknowledged or shelved. */
    void takeOver(String alarmId, String person);

    /** What consoles show of the post has changed. */
    void changed(DutyPost post);
}
