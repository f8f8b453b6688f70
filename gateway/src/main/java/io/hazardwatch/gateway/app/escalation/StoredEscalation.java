package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.notify.person.MessageFacts;

/**
 * Calls with their place in the table {@code escalation}.
 *
 * @param facts what is said about a subject that is no alarm; null for an alarm, which is looked up when a message is sent
 */
record StoredEscalation(long id, Escalation calls, MessageFacts facts) {
    StoredEscalation with(Escalation next) {
        return new StoredEscalation(id, next, facts);
    }

    String key() {
        return calls.subject().key();
    }
}
