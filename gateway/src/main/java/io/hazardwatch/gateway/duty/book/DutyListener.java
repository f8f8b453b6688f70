package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.model.Text;
import java.util.Collection;

/** Takes what the book has to tell; each returns at once. Duty thread. */
public interface DutyListener {
    /** What the journal keeps about duty. */
    enum Kind { HANDOVER, ROLL_CALL, SPOT_CHECK, DUTY_LOG, DUTY_DAY_SIGNED }

    /** Something is kept in the alarm journal: {@code actor} is a person or {@code system}. */
    void journal(Kind kind, DutyPost post, String subject, String actor, String what);

    /** People are told. */
    void tell(DutyPost post, Collection<String> persons, Text what);

    /** A system alarm of P2 stands, or does not; saying it again changes nothing. */
    void alarm(boolean stands, String id, Text what);

    /** The person has taken over what was acknowledged or shelved. */
    void takeOver(String alarmId, String person);

    /** What consoles show of the post has changed. */
    void changed(DutyPost post);
}
