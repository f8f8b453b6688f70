package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.LevelFault;
import io.hazardwatch.gateway.escalation.LevelProblem;
import io.hazardwatch.gateway.escalation.MessageKey;
import io.hazardwatch.gateway.escalation.NotifiedPerson;
import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.Urgency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Plans messages that ask for no answer: each person hears by one means, and by the next one if that does not work. Escalation thread. */
final class InformationMessages {
    /** Finds the verified means of a person that a channel serves, in the order of the person. */
    @FunctionalInterface
    interface PersonMeans {
        List<ContactMeans> of(String person, Urgency urgency);
    }

    private final PersonMeans means;

    InformationMessages(PersonMeans means) {
        this.means = means;
    }

    /** The means of a person for what is urgent. */
    List<ContactMeans> means(String person) {
        return means.of(person, Urgency.URGENT);
    }

    /** Somebody without any means is reported, and hears at the console only. */
    boolean tell(EscalationBook book, Subject subject, MessageFacts facts, Collection<String> persons, long now) {
        List<PlannedCall> messages = new ArrayList<>();
        for (String person : new LinkedHashSet<>(persons)) {
            List<ContactMeans> usable = means.of(person, urgency(subject.kind(), subject.priority()));
            if (usable.isEmpty()) {
                book.problem(subject, new LevelProblem(LevelFault.NO_VERIFIED_MEANS, "", person), now);
            } else {
                messages.add(message(subject, person, usable.getFirst(), now));
            }
        }
        return book.tell(subject, facts, messages, now);
    }

    /** Whether one of these persons has a means; each who has none is a problem. */
    boolean isAnybodyReachable(EscalationBook book, Subject subject, Collection<String> persons, long now) {
        List<String> without = persons.stream().filter(person -> means.of(person, urgency(subject.kind(), subject.priority())).isEmpty()).toList();
        without.forEach(person -> book.problem(subject, new LevelProblem(LevelFault.NO_VERIFIED_MEANS, "", person), now));
        return without.size() < persons.size();
    }

    /** The means of a message did not work: news goes by the next one. Calls find theirs themselves. */
    void byNextMeans(EscalationBook book, Notification row, long now) {
        StoredEscalation told = row.purpose == MessagePurpose.DUTY ? book.of(row.escalation) : null;
        List<ContactMeans> usable = told == null ? List.of() : means.of(row.person, urgency(row.kind, row.priority));
        for (int i = 0; i + 1 < usable.size(); i++) {
            if (usable.get(i).kind() == row.means && usable.get(i).address().equals(row.address)) {
                PlannedCall next = message(told.calls().subject(), row.person, usable.get(i + 1), now);
                if (book.row(next.key()) == null) {
                    book.tellInstead(row, next, now);
                }
                return;
            }
        }
    }

    private static Urgency urgency(SubjectKind kind, Priority priority) {
        return priority == Priority.P1 || kind == SubjectKind.HOUSEHOLD ? Urgency.URGENT : Urgency.NORMAL;
    }

    private static PlannedCall message(Subject subject, String person, ContactMeans by, long now) {
        String key = MessageKey.of(subject, 1, new NotifiedPerson(person, by.kind(), by.address()), MessagePurpose.DUTY);
        return new PlannedCall(key, person, by.kind(), by.address(), null, 1, MessagePurpose.DUTY, now);
    }
}
