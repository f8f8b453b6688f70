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

    /** Whether people are telephoned first, whatever the order of their means. */
    default boolean isByVoice(Subject subject) {
        return false;
    }

    /** What that person is told; null = what everybody is told. */
    default Text matter(Subject subject, String person) {
        return null;
    }
}
