package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.escalation.SubjectKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody who hears of messages about what is no alarm. Escalation thread; added on any. */
final class MessageListeners {
    private final List<MessageListener> all = new CopyOnWriteArrayList<>();

    void add(MessageListener listener) {
        all.add(listener);
    }

    /** @param stored what the message is about; null if that is forgotten, so that nobody can be told */
    void tell(StoredEscalation stored, Notification row, AttemptResult result, long nowMillis) {
        if (stored != null && stored.calls().subject().kind() != SubjectKind.ALARM) {
            all.forEach(listener -> listener.message(stored.calls().subject(), row.person, row.level, row.means.name(), result, nowMillis));
        }
    }
}
