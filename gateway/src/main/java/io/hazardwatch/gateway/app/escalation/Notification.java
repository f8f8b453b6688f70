package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.GasAlarmOrder;
import io.hazardwatch.gateway.escalation.AttemptReport;
import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.Comparator;

/** A row of the table {@code notification} while it is worked on. Escalation thread; {@code final} fields any thread. */
final class Notification {
    /** The order of sending. */
    static final Comparator<Notification> URGENCY = Comparator.comparing((Notification row) -> row.priority)
            .thenComparing(Notification::isExercise)
            .thenComparing(row -> row.order).thenComparing(row -> row.nextAt).thenComparing(row -> row.id);

    /** What the names of sirens begin with where people have their id; no id of a person has a colon. */
    static final String SIREN = "siren:";
    /** The level of a row that switches a siren on. */
    static final String ON = "on";
    /** The level of a row that switches a siren off. */
    static final String OFF = "off";

    final long id;
    final long escalation;
    final String key;
    final MessagePurpose purpose;
    final SubjectKind kind;
    final String subjectId;
    final String level;
    final long round;
    final String person;
    final ContactMeansKind means;
    final String address;
    final long plannedAt;
    /** The same, moved with the wall clock when that is set while it waits. Not stored: after a restart it is the same again. */
    long newSince;
    Priority priority;
    long occurrence;
    long annSeq;
    String channel;
    NotificationState state = NotificationState.PLANNED;
    boolean isTakenBack;
    /** The channel that works and refused it last, so that the next one tries it; null = none. Not stored: a restart asks the first one again. */
    String refusedBy;
    int attempts;
    long carrier;
    /** Among messages of the same priority; see {@link GasAlarmOrder}. */
    int order = GasAlarmOrder.LAST;
    long nextAt;
    long claimedAt;
    long acceptedAt;
    long deliveredAt;
    long seenAt;
    long answeredAt;
    String reference;
    String result;
    String text;

    Notification(long id, long escalation, Subject subject, PlannedCall call, long plannedAt) {
        this.id = id;
        this.escalation = escalation;
        key = call.key();
        purpose = call.purpose();
        kind = subject.kind();
        subjectId = subject.id();
        level = call.level();
        round = call.round();
        person = call.person();
        means = call.means();
        address = call.address();
        this.plannedAt = plannedAt;
        newSince = plannedAt;
        nextAt = call.dueMillis();
        about(subject);
    }

    /** Binds it to the announcement that holds when it is sent. */
    void about(Subject subject) {
        priority = subject.priority();
        occurrence = subject.occurrence();
        annSeq = subject.annSeq();
    }

    /** The times of a more urgent priority hold from now on. */
    void hurry(Priority urgent, long now) {
        priority = urgent;
        nextAt = Math.min(nextAt, now);
    }

    /** Whether it and the token to answer it belong to an exercise. */
    boolean isExercise() {
        return kind == SubjectKind.EXERCISE;
    }

    boolean isSiren() {
        return purpose == MessagePurpose.SIREN;
    }

    boolean isSirenOn() {
        return isSiren() && ON.equals(level);
    }

    /** The siren did not confirm; it is told again. */
    void unheard(long now) {
        state = NotificationState.RETRY;
        nextAt = now;
        result = "not heard";
    }

    /** What it is about, as far as the row knows. */
    Subject subject() {
        return new Subject(kind, subjectId, occurrence, annSeq, priority, "", null, null);
    }

    AttemptReport report(AttemptResult what) {
        return new AttemptReport(key, person, means, address, what);
    }
}
