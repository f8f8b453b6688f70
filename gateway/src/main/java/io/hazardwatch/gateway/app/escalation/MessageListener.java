package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.escalation.Subject;

/** Hears what becomes of each message about what is no alarm. Called on the escalation thread; must not block. */
@FunctionalInterface
public interface MessageListener {
    /**
     * @param level for which the person was called; null if no answer was asked for
     * @param means kind of the means, such as {@code VOICE}
     */
    void message(Subject subject, String person, String level, String means, AttemptResult result, long atMillis);
}
