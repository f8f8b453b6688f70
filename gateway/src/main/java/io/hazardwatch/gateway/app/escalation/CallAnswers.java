package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.api.alarms.Commands;
import io.hazardwatch.gateway.escalation.PersonAnswer;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.PointId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Applies people's answers to calls. An alarm is acknowledged in its lane, exactly as announced to the person; a stale answer
 * changes nothing there. Calls stop when that is committed.
 */
final class CallAnswers {
    /** What came of an answer. */
    enum Outcome {
        /** It counts. */
        DONE,
        /** It was to an earlier announcement, or the calls have ended. */
        STALE,
        /** The lane takes no commands at present. */
        REFUSED
    }

    private static final String CONSOLE = "console";

    private final Commands commands;
    private final List<Notices.AnswerListener> listeners = new CopyOnWriteArrayList<>();
    private EscalationRunner runner;

    CallAnswers(Commands commands) {
        this.commands = commands;
    }

    void connect(EscalationRunner present) {
        runner = present;
    }

    void listen(Notices.AnswerListener listener) {
        listeners.add(listener);
    }

    /** A person answered a message, which may be about several subjects of one matter. Escalation thread. */
    CompletionStage<Outcome> answered(EscalationBook book, Notification row, boolean isTaken, String by, long now) {
        List<Notification> all = book.matters.together(row);
        if (all.size() == 1 || !book.matters.isOne(all)) {
            return answeredOne(book, row, isTaken, by, now);
        }
        return all.stream().map(each -> answeredOne(book, each, isTaken, by, now)).reduce(CompletableFuture.completedFuture(Outcome.STALE),
                (one, other) -> one.thenCombine(other, (first, second) -> first == Outcome.STALE ? second : first));
    }

    private CompletionStage<Outcome> answeredOne(EscalationBook book, Notification row, boolean isTaken, String by, long now) {
        StoredEscalation stored = book.of(row.escalation);
        Subject subject = stored == null ? null : stored.calls().subject();
        if (stored == null || !stored.calls().isRunning() || subject.occurrence() != row.occurrence || subject.annSeq() != row.annSeq) {
            return CompletableFuture.completedFuture(Outcome.STALE);
        }
        row.answeredAt = now;
        row.result = isTaken ? "taken" : "declined";
        book.changed(row);
        if (!isTaken) {
            book.decline(stored, row.person, by, now);
            tell(subject, row.person, false, by, now);
            return CompletableFuture.completedFuture(Outcome.DONE);
        }
        if (subject.kind() != SubjectKind.ALARM) {
            book.acknowledge(stored, row.person, by, now);
            tell(subject, row.person, true, by, now);
            return CompletableFuture.completedFuture(Outcome.DONE);
        }
        return acknowledgeAlarm(subject, row.person, by, null);
    }

    /** What a person answers at the console, and by which session of the API. */
    record Answer(String person, boolean isTaken, String session) {}

    /** A person answers at the console what runs now. Escalation thread. */
    CompletionStage<Outcome> atConsole(EscalationBook book, StoredEscalation stored, Answer answer, long now) {
        Subject subject = stored.calls().subject();
        String person = answer.person();
        boolean isTaken = answer.isTaken();
        if (isTaken && subject.kind() == SubjectKind.ALARM) {
            return acknowledgeAlarm(subject, person, CONSOLE, answer.session());
        }
        if (isTaken) {
            book.acknowledge(stored, person, CONSOLE, now);
        } else {
            book.decline(stored, person, CONSOLE, now);
        }
        tell(subject, person, isTaken, CONSOLE, now);
        return CompletableFuture.completedFuture(Outcome.DONE);
    }

    private void tell(Subject subject, String person, boolean isTaken, String by, long now) {
        listeners.forEach(listener -> listener.answered(subject, person, isTaken, by, now));
    }

    /** Also when another answer came first and the alarm is acknowledged already: several answers may be wanted. */
    private CompletionStage<Outcome> acknowledgeAlarm(Subject subject, String person, String by, String session) {
        String[] names = subject.id().split("\\.", 5);
        PointId point = new PointId(names[0], names[1], names[2], names[3]);
        return commands.submit(new AlarmCommand.Acknowledge(subject.id(), point, person, subject.occurrence(), subject.annSeq(), by), session)
                .thenCompose(done -> done.refusal() == null ? runner.submit(book -> taken(book, subject, person, by))
                        : done.refusal() == Refusal.NOTHING ? runner.submit(book -> takenAsWell(book, subject, person, by))
                        : CompletableFuture.completedFuture(Outcome.STALE))
                .exceptionally(refused -> Outcome.REFUSED);
    }

    /** The alarm has been acknowledged and its condition has ended, but more people must answer for this announcement. */
    private Outcome takenAsWell(EscalationBook book, Subject subject, String person, String by) {
        StoredEscalation stored = book.of(subject.key());
        boolean isAwaited = stored != null && stored.calls().isRunning() && stored.calls().subject().equals(subject)
                && stored.calls().answers().stream().anyMatch(PersonAnswer::isTaken);
        return isAwaited ? taken(book, subject, person, by) : Outcome.STALE;
    }

    private Outcome taken(EscalationBook book, Subject subject, String person, String by) {
        StoredEscalation stored = book.of(subject.key());
        if (stored != null && stored.calls().isRunning()) {
            book.acknowledge(stored, person, by, runner.now());
        }
        return Outcome.DONE;
    }
}
