package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.escalation.AnnouncementTimes;
import io.hazardwatch.gateway.api.escalation.CallControl;
import io.hazardwatch.gateway.api.escalation.MessageCounts;
import io.hazardwatch.gateway.api.escalation.MessageRecord;
import io.hazardwatch.gateway.api.escalation.RunningCalls;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationProfile;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls and messages as the journal has them, and people's wishes on their way to the escalation thread. */
final class JournaledCalls implements CallControl {
    private static final String OF_ALARM = "WHERE subject_id IN (?, ?, ?) ORDER BY id DESC LIMIT ?";
    private static final int TRIED_MAX = 50;
    private static final CompletionStage<Wish> DONE = CompletableFuture.completedFuture(Wish.DONE);

    private final EscalationRunner runner;
    private final EscalationMachine machine;
    private final JournalChanges journal;
    private final Consumer<Note> notes;
    private final CallAnswers answers;
    private final Function<StoredEscalation, MessageFacts> facts;
    private final Function<String, EscalationProfile> profiles;

    /**
     * @param facts    what is said about a matter at this moment; any thread
     * @param profiles times of calls by enterprise; any thread
     */
    JournaledCalls(EscalationRunner runner, EscalationMachine machine, JournalChanges journal, CallAnswers answers,
                   Function<StoredEscalation, MessageFacts> facts, Function<String, EscalationProfile> profiles, Consumer<Note> notes) {
        this.answers = answers;
        this.profiles = profiles;
        this.facts = facts;
        this.runner = runner;
        this.machine = machine;
        this.journal = journal;
        this.notes = notes;
    }

    @Override
    public EscalationProfile profile(String enterprise) {
        return profiles.apply(enterprise);
    }

    @Override
    public List<RunningCalls> running() {
        return runner.shown().stream().filter(each -> each.calls().isRunning())
                .sorted(Comparator.comparing((StoredEscalation each) -> each.calls().subject().priority()).thenComparing(StoredEscalation::id))
                .map(this::running).toList();
    }

    private RunningCalls running(StoredEscalation stored) {
        MessageFacts said = facts.apply(stored);
        return new RunningCalls(stored.calls(), machine.nextAt(stored.calls()), said.place(), said.matter(),
                read("WHERE escalation_id = ? ORDER BY id DESC LIMIT " + TRIED_MAX, stored.id()));
    }

    @Override
    public List<MessageRecord> messages(String alarmId, int limit) {
        return read(OF_ALARM, alarmId, alarmId + Notices.HOUSEHOLD_CALL, alarmId + Notices.HOUSEHOLD_VALVE, limit);
    }

    @Override
    public MessageCounts counts(String alarmId) {
        try {
            return journal.read(connection -> MessagePruning.counts(connection, alarmId));
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public List<AnnouncementTimes> times(String alarmId, int limit) {
        try {
            return journal.read(connection -> AnnouncementQueries.of(connection, alarmId, limit));
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private List<MessageRecord> read(String where, Object... values) {
        try {
            return journal.read(connection -> EscalationTables.notifications(connection, where, values)).stream().map(JournaledCalls::record)
                    .toList();
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static MessageRecord record(Notification row) {
        return new MessageRecord(row.id, row.subjectId, row.occurrence, row.annSeq, row.purpose.name(), row.level, row.person, row.means.name(),
                row.channel, row.state.name(), row.result, row.text, row.attempts, row.plannedAt, row.nextAt, row.acceptedAt, row.deliveredAt,
                row.seenAt, row.answeredAt, row.isTakenBack);
    }

    @Override
    public Subject subject(SubjectKind kind, String id) {
        return calls(kind, id).map(Escalation::subject).orElse(null);
    }

    private Optional<Escalation> calls(SubjectKind kind, String id) {
        return runner.shown().stream().filter(each -> each.calls().isRunning() && each.key().equals(kind + ":" + id)).findFirst()
                .map(StoredEscalation::calls);
    }

    @Override
    public boolean isCalled(SubjectKind kind, String id, String person) {
        return calls(kind, id).stream().flatMap(each -> each.attempts().stream()).anyMatch(each -> each.person().equals(person));
    }

    @Override
    public CompletionStage<Wish> nextLevel(SubjectKind kind, String id, String user, String session) {
        return wish(kind, id, new Asked(user, session, "next level"), (book, stored) -> {
            book.nextLevel(stored, runner.now());
            return DONE;
        });
    }

    @Override
    public CompletionStage<Wish> decline(SubjectKind kind, String id, String person, String user, String session) {
        return wish(kind, id, new Asked(user, session, "cannot come: " + person), (book, stored) ->
                answers.atConsole(book, stored, new CallAnswers.Answer(person, false, session), runner.now()).thenApply(JournaledCalls::wish));
    }

    @Override
    public CompletionStage<Wish> take(SubjectKind kind, String id, String person, long occurrence, long annSeq,
                                      String session) {
        return wish(kind, id, new Asked(person, session, "takes it"), (book, stored) -> {
            Subject subject = stored.calls().subject();
            return subject.occurrence() != occurrence || subject.annSeq() != annSeq ? CompletableFuture.completedFuture(Wish.STALE)
                    : answers.atConsole(book, stored, new CallAnswers.Answer(person, true, session), runner.now()).thenApply(JournaledCalls::wish);
        });
    }

    /** What somebody wishes, and by which session of the API. */
    private record Asked(String actor, String session, String what) {}

    private static Wish wish(CallAnswers.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Wish.DONE;
            case STALE -> Wish.STALE;
            case REFUSED -> Wish.REFUSED;
        };
    }

    private CompletionStage<Wish> wish(SubjectKind kind, String id, Asked asked,
                                       BiFunction<EscalationBook, StoredEscalation, CompletionStage<Wish>> step) {
        return runner.submit(book -> {
            StoredEscalation stored = book.of(kind + ":" + id);
            if (stored == null || !stored.calls().isRunning()) {
                return CompletableFuture.completedFuture(Wish.NOT_RUNNING);
            }
            String enterprise = stored.calls().subject().enterprise();
            return step.apply(book, stored).whenComplete((done, failure) -> {
                if (done == Wish.DONE) {
                    notes.accept(new Note(TransitionType.CALLS_CHANGED, enterprise, id, asked.actor(), asked.what(), runner.now(),
                            asked.session()));
                }
            });
        }).thenCompose(Function.identity());
    }
}
