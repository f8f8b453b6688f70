package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.people.Person;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The rules in force for each kind of subject. Any thread. */
final class RulesByKind {
    private final Map<SubjectKind, SubjectRules> rules = new ConcurrentHashMap<>();
    private volatile Function<String, Person> strangers = id -> null;

    void put(SubjectKind kind, SubjectRules own) {
        rules.put(kind, own);
    }

    /** Takes who knows people that the book of people does not have, by id; null = unknown. From memory; any thread. */
    void knowBy(Function<String, Person> others) {
        strangers = others;
    }

    /** Somebody who is not in the book of people, or null. */
    Person stranger(String id) {
        return strangers.apply(id);
    }

    SubjectRules of(Subject subject) {
        return rules.getOrDefault(subject.kind(), SubjectRules.USUAL);
    }

    /** The times of a subject, given those that hold for its enterprise and priority. */
    Function<Subject, EscalationTiming> timings(Function<Subject, EscalationTiming> usual) {
        return subject -> of(subject).timing(subject, usual.apply(subject));
    }
}
