package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.answer.Answer;
import io.hazardwatch.gateway.answer.AnswerBook;
import io.hazardwatch.gateway.answer.AnswerState;
import io.hazardwatch.gateway.answer.AnswerView;
import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.PersonAnswer;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.time.Clock;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The messages of the journal as the answer page sees them. Reading blocks; an answer is done on the escalation thread. */
final class JournaledAnswers implements AnswerBook {
    /** The calls of a message, or those that run about its subject now: an answer to what is over must not hide that it is there again. */
    private static final String PRESENT = "WHERE id = ? OR ended_at = 0 AND subject_key = (SELECT subject_key FROM escalation WHERE id = ?)"
            + " ORDER BY id DESC LIMIT 1";
    /** How long the journal may take before the person is told that nothing is written down. */
    private static final long STORED_SECONDS_MAX = 10;
    private static final String BY = "link";

    private final JournalChanges journal;
    private final EscalationRunner runner;
    private final CallAnswers answers;
    private final Function<StoredEscalation, MessageFacts> facts;
    private final RulesByKind rules;
    private final Function<String, Person> persons;
    private final Clock clock;

    /** @param facts what is said about a matter at this moment; any thread */
    JournaledAnswers(JournalChanges journal, EscalationRunner runner, CallAnswers answers, Function<StoredEscalation, MessageFacts> facts,
                     RulesByKind rules, Function<String, Person> persons, Clock clock) {
        this.journal = journal;
        this.runner = runner;
        this.answers = answers;
        this.facts = facts;
        this.rules = rules;
        this.persons = persons;
        this.clock = clock;
    }

    /** The message that a row asks with. */
    static AskedMessage asked(Notification row) {
        return new AskedMessage(row.id, row.subjectId, row.occurrence, row.annSeq, row.person, row.isExercise(), row.plannedAt);
    }

    private <T> List<T> read(JournalChanges.Change<List<T>> query) {
        try {
            return journal.read(query);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Notification row(long id) {
        return read(connection -> EscalationTables.notifications(connection, "WHERE id = ? AND purpose = 'CALL'", id)).stream().findFirst()
                .orElse(null);
    }

    @Override
    public AskedMessage message(long id) {
        Notification row = row(id);
        return row == null ? null : asked(row);
    }

    @Override
    public AnswerView view(AskedMessage message) {
        Notification row = row(message.id());
        StoredEscalation stored = row == null ? null : present(row);
        if (stored == null) {
            return shown(message, null, AnswerState.ENDED, null);
        }
        for (Notification other : sentWith(row)) {
            StoredEscalation of = present(other);
            if (of != null && state(asked(other), of) == AnswerState.OPEN) {
                return shown(message, of, AnswerState.OPEN, null);
            }
        }
        return shown(message, stored, state(message, stored), null);
    }

    private StoredEscalation present(Notification row) {
        return read(connection -> EscalationTables.escalations(connection, PRESENT, row.escalation, row.escalation)).stream().findFirst()
                .orElse(null);
    }

    /** The rows of the same message and matter, which one answer is for. */
    private List<Notification> sentWith(Notification row) {
        if (row.carrier == 0) {
            return List.of();
        }
        String matter = matter(present(row));
        return matter == null ? List.of() : read(connection -> EscalationTables.notifications(connection, "WHERE carrier = ?", row.carrier)).stream()
                .filter(each -> matter.equals(matter(present(each)))).toList();
    }

    private String matter(StoredEscalation stored) {
        return stored == null ? null : rules.of(stored.calls().subject()).together(stored.calls().subject());
    }

    /** What the person was told, with the own sites only. */
    private Text own(AskedMessage message, StoredEscalation stored) {
        Notification row = row(message.id());
        List<Subject> subjects = row == null ? List.of() : sentWith(row).stream().map(this::present).map(each -> each.calls().subject()).toList();
        return rules.of(stored.calls().subject()).matter(subjects.isEmpty() ? List.of(stored.calls().subject()) : subjects, message.person());
    }

    private AnswerState state(AskedMessage message, StoredEscalation stored) {
        Escalation calls = stored.calls();
        PersonAnswer own = calls.answers().stream().filter(each -> each.person().equals(message.person())).reduce((a, b) -> b).orElse(null);
        if (own != null && isOfThisAnnouncement(message, calls)) {
            return own.isTaken() ? AnswerState.TAKEN_BY_YOU : AnswerState.DECLINED_BY_YOU;
        }
        if (!calls.isRunning()) {
            return calls.answers().stream().anyMatch(PersonAnswer::isTaken) ? AnswerState.TAKEN_BY_OTHER : AnswerState.ENDED;
        }
        if (message.isExpired(clock.millis())) {
            return AnswerState.EXPIRED;
        }
        return isOfThisAnnouncement(message, calls) ? AnswerState.OPEN : AnswerState.STALE;
    }

    private static boolean isOfThisAnnouncement(AskedMessage message, Escalation calls) {
        return calls.subject().occurrence() == message.occurrence() && calls.subject().annSeq() == message.annSeq();
    }

    private AnswerView shown(AskedMessage message, StoredEscalation stored, AnswerState state, AnswerState instead) {
        Person person = persons.apply(message.person());
        boolean isEnglish = person != null && person.language() == Language.EN;
        MessageFacts said = stored == null ? new MessageFacts(MessageNature.LIVE, MessagePurpose.CALL, null, Text.of(message.subject()),
                Text.of(message.subject()), null, null, null, 0, null, null, null, 1, null) : facts.apply(stored);
        Text own = stored == null ? null : own(message, stored);
        PersonAnswer taken = stored == null ? null : stored.calls().answers().stream().filter(PersonAnswer::isTaken).reduce((a, b) -> b)
                .orElse(null);
        AskedMessage fresh = state == AnswerState.STALE ? fresh(message, stored) : null;
        return new AnswerView(instead == null ? state : instead, message.isExercise(),
                message.subject().endsWith(Notices.HOUSEHOLD_CALL), isEnglish, said.priority(), said.place(),
                own == null ? said.matter() : own,
                said.action(), said.happenedAt(), said.zone() == null ? ZoneOffset.UTC : said.zone(),
                taken == null ? null : name(taken.person(), isEnglish), taken == null ? 0 : taken.atMillis(), fresh);
    }

    private String name(String id, boolean isEnglish) {
        Person person = persons.apply(id);
        return person == null ? id : isEnglish ? person.name().en() : person.name().zh();
    }

    private AskedMessage fresh(AskedMessage message, StoredEscalation stored) {
        return read(connection -> EscalationTables.notifications(connection,
                "WHERE escalation_id = ? AND person = ? AND occurrence = ? AND ann_seq = ? AND purpose = 'CALL' ORDER BY id DESC LIMIT 1",
                stored.id(), message.person(), stored.calls().subject().occurrence(), stored.calls().subject().annSeq())).stream()
                .map(JournaledAnswers::asked).findFirst().orElse(null);
    }

    @Override
    public CompletionStage<AnswerView> answer(AskedMessage message, Answer answer) {
        return runner.submit(book -> given(book, message, answer)).thenCompose(Function.identity()).toCompletableFuture()
                .orTimeout(STORED_SECONDS_MAX, TimeUnit.SECONDS).handle((outcome, failure) -> failure != null
                        || outcome == CallAnswers.Outcome.REFUSED ? shown(message, null, AnswerState.OPEN, AnswerState.NOT_RECORDED)
                        : view(message));
    }

    private CompletionStage<CallAnswers.Outcome> given(EscalationBook book, AskedMessage message, Answer answer) {
        Notification row = message.isExpired(clock.millis()) ? null : known(book, message);
        return row == null ? CompletableFuture.completedFuture(CallAnswers.Outcome.STALE)
                : answers.answered(book, row, answer == Answer.TAKE, BY, clock.millis());
    }

    private Notification known(EscalationBook book, AskedMessage message) {
        Notification known = book.rows().stream().filter(row -> row.id == message.id()).findFirst().orElse(null);
        if (known == null) {
            known = row(message.id());
            if (known != null) {
                book.adopt(known);
                Notification found = known;
                read(connection -> EscalationTables.sentWith(journal, found)).forEach(book::adopt);
            }
        }
        return known;
    }
}
