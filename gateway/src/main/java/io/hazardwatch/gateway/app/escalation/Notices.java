package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.EndReason;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.Person;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Calls people about matters other than alarms: weather warnings and duty. Repeats until somebody answers, at the times of the
 * subject's priority. Or tells them what asks for no answer. Any thread, never blocks; a failed future means that nothing was
 * stored and the caller asks again.
 */
public final class Notices {
    /** Behind the id of an alarm: that its household is called, and what it hears of its valve. Both are shown beside the alarm. */
    public static final String HOUSEHOLD_CALL = ":household";
    public static final String HOUSEHOLD_VALVE = ":valve";

    private final EscalationRunner runner;
    private final CallAnswers answers;
    private final InformationMessages news;
    private final RulesByKind rules;

    Notices(EscalationRunner runner, CallAnswers answers, InformationMessages news, RulesByKind rules) {
        this.runner = runner;
        this.answers = answers;
        this.news = news;
        this.rules = rules;
    }

    /** Takes the answers to what is no alarm. Called on the escalation thread; must not block. */
    @FunctionalInterface
    public interface AnswerListener {
        /**
         * @param isTaken false if the person cannot come
         * @param by      how the answer came: a kind of means, {@code link}, {@code code}
         */
        void answered(Subject subject, String person, boolean isTaken, String by, long atMillis);
    }

    /** Begins to call, or announces again with a higher {@code annSeq}; completes once it is stored. */
    public CompletionStage<Boolean> call(Subject subject, MessageFacts facts) {
        return runner.submit(book -> {
            book.announce(subject, facts, runner.now());
            return true;
        });
    }

    /** The same about several matters at once: a person hears of those that belong together in one message. */
    public CompletionStage<Boolean> call(Map<Subject, MessageFacts> matters) {
        Map<Subject, MessageFacts> all = new LinkedHashMap<>(matters);
        return runner.submit(book -> {
            long now = runner.now();
            all.forEach((subject, facts) -> book.announce(subject, facts, now));
            return true;
        });
    }

    /**
     * Tells people something that asks for no answer, each by the first means that works: the urgent ones if the subject is a P1 or
     * concerns a household, else the normal ones. The same subject is told once. Completes once it is stored.
     */
    public CompletionStage<Boolean> tell(Subject subject, MessageFacts facts, Collection<String> persons) {
        return runner.submit(book -> news.tell(book, subject, facts, persons, runner.now()));
    }

    /**
     * The same, unless nobody of them has a means that works; then false, and nothing is stored, so that it can be tried again. True as well if
     * the subject was told before.
     */
    public CompletionStage<Boolean> tellIfReachable(Subject subject, MessageFacts facts, Collection<String> persons) {
        return runner.submit(book -> news.isAnybodyReachable(book, subject, persons, runner.now())
                && (news.tell(book, subject, facts, persons, runner.now()) || book.of(subject.key()) != null));
    }

    /**
     * Tells one person so, except somebody who is being called about all of the subjects with these keys, if there are any.
     *
     * @param facts what is said, given the keys about which the person is not being called; any thread
     */
    public CompletionStage<Boolean> tellUnlessCalled(Subject subject, Function<Set<String>, MessageFacts> facts, String person,
                                                     Collection<String> calls) {
        return runner.submit(book -> {
            Set<String> left = calls.stream().filter(key -> !isCalled(book.of(key), person)).collect(Collectors.toSet());
            return (calls.isEmpty() || !left.isEmpty()) && news.tell(book, subject, facts.apply(left), List.of(person), runner.now());
        });
    }

    private static boolean isCalled(StoredEscalation stored, String person) {
        return stored != null && stored.calls().isRunning() && stored.calls().attempts().stream().anyMatch(each -> each.person().equals(person));
    }

    /** Whether people are being called about that announcement of it, or a later one, as far as is stored. From memory. */
    public boolean isCalling(Subject subject) {
        return runner.shown().stream().map(StoredEscalation::calls).anyMatch(calls -> calls.isRunning()
                && calls.subject().key().equals(subject.key()) && subject.isNotAfter(calls.subject()));
    }

    /** What people are being called about of that kind, as far as is stored. From memory. */
    public List<Subject> running(SubjectKind kind) {
        return called(kind).stream().map(Called::calls).filter(Escalation::isRunning).map(Escalation::subject).toList();
    }

    /**
     * Calls about one subject.
     *
     * @param happenedAt time of the matter as people are told it, ms; 0 if they are told none
     */
    public record Called(Escalation calls, long happenedAt) {}

    /** Whether the stored calls have been read since the start. From memory. */
    public boolean isRead() {
        return runner.isRead();
    }

    /**
     * The calls of that kind that run or ended within the last hour, those to households within the last day, as far as is stored, without what was
     * only told. From memory.
     */
    public List<Called> called(SubjectKind kind) {
        return runner.shown().stream().filter(each -> each.calls().subject().kind() == kind && each.calls().end() != EndReason.TOLD)
                .map(each -> new Called(each.calls(), each.facts() == null ? 0 : each.facts().happenedAt())).toList();
    }

    /** Takes back what no provider has taken yet. */
    public CompletionStage<Boolean> withdraw(String subjectKey) {
        return runner.submit(book -> {
            StoredEscalation told = book.of(subjectKey);
            if (told != null) {
                withdraw(book, told, EnumSet.allOf(MessagePurpose.class));
            }
            return told != null;
        });
    }

    private static void withdraw(EscalationBook book, StoredEscalation told, Set<MessagePurpose> purposes) {
        book.rows().stream().filter(row -> row.escalation == told.id() && row.state.isWaiting() && purposes.contains(row.purpose)).toList()
                .forEach(book::takeBack);
    }

    /** The matter has ended and the caller itself tells people so. Completes once that is stored. */
    public CompletionStage<Boolean> over(String subjectKey) {
        return runner.submit(book -> {
            StoredEscalation stored = book.of(subjectKey);
            if (stored != null && stored.calls().isRunning()) {
                book.end(stored, EndReason.CLEARED, runner.now());
                withdraw(book, stored, EnumSet.of(MessagePurpose.NEWS));
            }
            return stored != null;
        });
    }

    /** The matter has ended; the calls end whatever the priority. Completes once that is stored. */
    public CompletionStage<Boolean> cleared(String subjectKey) {
        return runner.submit(book -> {
            StoredEscalation stored = book.of(subjectKey);
            if (stored != null) {
                book.end(stored, EndReason.CLEARED, runner.now());
            }
            return stored != null;
        });
    }

    /** Somebody took the matter by a way of the caller's own, such as its page; completes once that is stored. */
    public CompletionStage<Boolean> taken(String subjectKey, String person, String by) {
        return runner.submit(book -> {
            StoredEscalation stored = book.of(subjectKey);
            if (stored != null) {
                book.acknowledge(stored, person, by, runner.now());
            }
            return stored != null;
        });
    }

    /** Decides what differs for calls of that kind. */
    public void decideBy(SubjectKind kind, SubjectRules own) {
        rules.put(kind, own);
    }

    /** Takes who knows people that the book of people does not have, by id; null = unknown. From memory; any thread. */
    public void knowBy(Function<String, Person> others) {
        rules.knowBy(others);
    }

    /** Whether a channel serves a verified means of that person for what is urgent. From memory. */
    public boolean isReachable(String person) {
        return !news.means(person).isEmpty();
    }

    /** Adds who hears of messages about what is no alarm. */
    public void onMessage(MessageListener listener) {
        runner.submit(book -> {
            book.listeners.add(listener);
            return true;
        });
    }

    /** Adds who hears of answers. */
    public void onAnswer(AnswerListener listener) {
        answers.listen(listener);
    }
}
