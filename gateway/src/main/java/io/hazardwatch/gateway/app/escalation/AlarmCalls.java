package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.escalation.EndReason;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Starts calls for unanswered alarms and ends the calls of alarms that were answered or are over. Escalation thread. */
final class AlarmCalls {
    private final EscalationBook book;
    private final AlarmFacts facts;
    private final Function<String, Alarm> open;
    private final Function<String, Alarm> journaled;

    /**
     * @param open      the alarm of an id while it is open, from memory
     * @param journaled the alarm of an id, also when it has ended; blocking
     */
    AlarmCalls(EscalationBook book, AlarmFacts facts, Function<String, Alarm> open, Function<String, Alarm> journaled) {
        this.book = book;
        this.facts = facts;
        this.open = open;
        this.journaled = journaled;
    }

    /** Something about the alarm was committed. */
    void changed(String alarmId, long now) {
        Alarm alarm = open.apply(alarmId);
        follow(alarm == null ? journaled.apply(alarmId) : alarm, alarmId, now);
    }

    private void follow(Alarm alarm, String alarmId, long now) {
        StoredEscalation calls = book.of(SubjectKind.ALARM + ":" + alarmId);
        if (alarm != null && !alarm.state().isAcked() && !alarm.isSuppressed()) {
            Subject subject = facts.subject(alarm);
            if (alarm.state().isActive() || !book.isEndedByClear(subject)) {
                book.announce(subject, null, now);
            } else if (calls != null) {
                book.clear(calls, now);
            }
        } else if (calls != null && calls.calls().isRunning()) {
            end(calls, alarm, now);
        }
    }

    private void end(StoredEscalation calls, Alarm alarm, long now) {
        if (alarm == null) {
            book.end(calls, EndReason.CLEARED, now);
        } else if (alarm.isSuppressed()) {
            book.end(calls, EndReason.SUPPRESSED, now);
        } else if (alarm.ackedBy() != null && alarm.ackedAt() > 0) {
            book.acknowledge(calls, alarm.ackedBy(), "alarm", now);
            if (!alarm.state().isActive()) {
                book.clear(book.of(calls.key()), now);
            }
        } else {
            book.end(calls, EndReason.CLEARED, now);
        }
    }

    /**
     * Compares all calls with all alarms: after a start, when calls become possible, and now and then, so that no call depends on
     * one row alone.
     *
     * @param isCalled whether anybody can be called for an enterprise
     */
    void compare(Collection<Alarm> all, Function<String, Boolean> isCalled, long now) {
        Set<String> unanswered = new HashSet<>();
        for (Alarm alarm : all) {
            if (!alarm.state().isAcked() && !alarm.isSuppressed() && isCalled.apply(alarm.point().enterprise())) {
                unanswered.add(alarm.id());
                StoredEscalation calls = book.of(SubjectKind.ALARM + ":" + alarm.id());
                if (calls == null || calls.calls().subject().annSeq() < alarm.annSeq()) {
                    follow(alarm, alarm.id(), now);
                }
            }
        }
        book.all().stream().filter(each -> each.calls().isRunning() && each.calls().subject().kind() == SubjectKind.ALARM)
                .map(each -> each.calls().subject().id()).filter(id -> !unanswered.contains(id)).toList().forEach(id -> changed(id, now));
    }
}
