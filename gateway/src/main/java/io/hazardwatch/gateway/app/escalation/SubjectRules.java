package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * What calls about one kind of subject decide otherwise than calls about alarms. Asked at each step, so that changes count from the
 * next one on. From memory; any thread; never blocks.
 */
public interface SubjectRules {
    /** Everything as for alarms. */
    SubjectRules USUAL = new SubjectRules() { };

    /** The times that hold for a subject, given those of its priority. */
    default EscalationTiming timing(Subject subject, EscalationTiming usual) {
        return usual;
    }

    /** Names of the sites of its enterprise that it concerns, whose posts are all called; empty = only the site of the subject. */
    default List<String> sites(Subject subject) {
        return List.of();
    }

    /** Ids of the only people who are called about it, in place of the chain; null = the chain. */
    default List<String> persons(Subject subject) {
        return null;
    }

    /** Whether people are telephoned first, whatever the order of their means. */
    default boolean isByVoice(Subject subject) {
        return false;
    }

    /**
     * What that person is told about these subjects in one message; null = what everybody is told.
     *
     * @param subjects one, or several with the same {@link #together}
     */
    default Text matter(List<Subject> subjects, String person) {
        return null;
    }

    /** Subjects with the same name are one message to a person, and one answer; null = a message of its own. */
    default String together(Subject subject) {
        return null;
    }

    /** Whether calls wait for a moment, because after a start it is not known yet whom they concern. */
    default boolean isHeld(Subject subject) {
        return false;
    }
}
