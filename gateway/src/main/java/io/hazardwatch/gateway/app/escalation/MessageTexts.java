package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.EndReason;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.PersonAnswer;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.MessageRenderer;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the message of a delivery from the state at the moment of sending. Escalation thread. */
final class MessageTexts {
    /** Names of matters in a digest; every P1 is named however many there are. */
    private static final int NAMED_MAX = 5;
    private static final Text OUTSIDE = new Text("已确认人员到室外", "everybody is said to be outside");

    /**
     * A message and the text that is kept as proof.
     *
     * @param proof the whole text without the ways to answer, so that who reads it cannot answer for the person
     */
    record Made(PersonMessage message, String proof) {}

    private final EscalationBook book;
    private final AlarmFacts alarms;
    private final Function<String, Person> persons;
    private final Function<Notification, AnswerWays> answers;
    private final MessageRenderer renderer;
    private final RulesByKind rules;

    /** @param answers how a message can be answered, or null */
    MessageTexts(EscalationBook book, AlarmFacts alarms, Function<String, Person> persons, Function<Notification, AnswerWays> answers,
                 MessageRenderer renderer, RulesByKind rules) {
        this.book = book;
        this.alarms = alarms;
        this.persons = persons;
        this.answers = answers;
        this.renderer = renderer;
        this.rules = rules;
    }

    Made of(MessageDelivery delivery, long now) {
        Notification row = delivery.first();
        boolean isDigest = !book.matters.isOne(delivery.rows());
        MessageFacts facts = isDigest ? digest(delivery.rows()) : facts(delivery.rows());
        Person person = persons.apply(row.person);
        Language language = person == null ? Language.ZH : person.language();
        AnswerWays ways = isDigest ? null : row.purpose == MessagePurpose.CALL ? answers.apply(row) : ownWays(row);
        MessageFacts said = ways == null ? facts : AlarmFacts.with(facts, facts.purpose(), facts.news(), ways);
        PersonMessage message = new PersonMessage(row.key, row.person, row.means, row.address, language, facts.nature(), facts.purpose(),
                facts.priority(), renderer.render(said, language), ways, now);
        return new Made(message, renderer.render(facts, language).full());
    }

    /** News may be answered on a page of its own; there are no keys for that, so a voice call does not offer any. */
    private AnswerWays ownWays(Notification row) {
        StoredEscalation told = row.means == ContactMeansKind.VOICE ? null : book.of(row.escalation);
        return told == null || told.facts() == null ? null : told.facts().answer();
    }

    private MessageFacts facts(List<Notification> rows) {
        Notification row = rows.getFirst();
        StoredEscalation stored = book.of(row.escalation);
        if (stored == null) {
            MessagePurpose purpose = row.isSiren() && !row.isSirenOn() ? MessagePurpose.NEWS : row.purpose;
            return new MessageFacts(MessageNature.LIVE, purpose, row.priority, Text.of(row.subjectId), Text.of(row.subjectId), null, null, null,
                    0, null, null, null, 1, null);
        }
        List<StoredEscalation> all = rows.stream().map(each -> book.of(each.escalation)).filter(Objects::nonNull).toList();
        Text own = own(row, stored, all);
        MessageFacts facts = own == null ? facts(stored) : AlarmFacts.about(facts(stored), places(all), own);
        return AlarmFacts.with(facts, said(row, facts),
                news(stored.calls(), row.purpose), null);
    }

    /** What the matter is to that person; null = what it is to everybody. */
    private Text own(Notification row, StoredEscalation stored, List<StoredEscalation> all) {
        Subject subject = stored.calls().subject();
        boolean isNews = row.purpose == MessagePurpose.NEWS;
        if (isNews && subject.kind() == SubjectKind.HOUSEHOLD && stored.calls().answers().stream().anyMatch(PersonAnswer::isTaken)) {
            return OUTSIDE;
        }
        return isNews || row.purpose == MessagePurpose.CALL ? rules.of(subject).matter(all.stream().map(each -> each.calls().subject()).toList(),
                row.person) : null;
    }

    private Text places(List<StoredEscalation> all) {
        List<Text> places = all.stream().map(each -> facts(each).place()).distinct().toList();
        return new Text(places.stream().map(Text::zh).collect(Collectors.joining("、")), places.stream().map(Text::en)
                .collect(Collectors.joining(", ")));
    }

    /** A siren is switched off by news. */
    private static MessagePurpose said(Notification row, MessageFacts facts) {
        if (row.isSiren()) {
            return row.isSirenOn() ? MessagePurpose.SIREN : MessagePurpose.NEWS;
        }
        if (facts.purpose() == MessagePurpose.HOUSEHOLD) {
            return row.purpose == MessagePurpose.CALL ? MessagePurpose.HOUSEHOLD : MessagePurpose.HOUSEHOLD_NEWS;
        }
        return row.purpose == MessagePurpose.NEWS ? MessagePurpose.NEWS : facts.purpose();
    }

    /** What is said about a matter at this moment. Any thread. */
    MessageFacts facts(StoredEscalation stored) {
        return stored.facts() != null && stored.calls().subject().kind() != SubjectKind.ALARM ? stored.facts()
                : alarms.of(stored.calls().subject());
    }

    private Text news(Escalation calls, MessagePurpose purpose) {
        if (calls.subject().kind() == SubjectKind.HOUSEHOLD) {
            return null;
        }
        if (purpose == MessagePurpose.NEWS) {
            return ended(calls);
        }
        return calls.isUnanswered() ? new Text("已呼叫全部人员 " + calls.loops() + " 轮，尚无人应答", "Everybody was called, "
                + calls.loops() + " times, and nobody has answered") : null;
    }

    private Text ended(Escalation calls) {
        if (calls.end() == EndReason.TOLD) {
            return null;
        }
        PersonAnswer last = calls.answers().stream().filter(PersonAnswer::isTaken).reduce((earlier, later) -> later).orElse(null);
        if (last != null) {
            Text name = name(last.person());
            return new Text(name.zh() + " 已接警", name.en() + " has taken it");
        }
        return new Text("已结束，无需应答", "It has ended; no answer is needed");
    }

    private Text name(String person) {
        Person known = persons.apply(person);
        return known == null ? Text.of(person) : known.name();
    }

    private MessageFacts digest(List<Notification> rows) {
        List<MessageFacts> all = rows.stream().map(row -> book.of(row.escalation)).filter(stored -> stored != null).map(this::facts)
                .sorted((a, b) -> Long.compare(a.happenedAt(), b.happenedAt())).toList();
        if (all.isEmpty()) {
            return facts(rows.subList(0, 1));
        }
        Priority worst = rows.stream().map(row -> row.priority).reduce(Priority::highest).orElse(Priority.P4);
        MessageFacts first = all.getFirst();
        List<MessageFacts> ordered = rows.stream().filter(row -> book.of(row.escalation) != null)
                .sorted(Comparator.comparing((Notification row) -> row.order)).map(row -> facts(book.of(row.escalation))).toList();
        Text text = rows.getFirst().purpose == MessagePurpose.NEWS ? answered(rows) : new Text("首发：" + first.matter().zh() + "；"
                + named(ordered, worst, true), "first: " + first.matter().en() + "; "
                + named(ordered, worst, false));
        return AlarmFacts.digest(first, worst, text, rows.size());
    }

    /** What became of each matter; every P1 is named. */
    private Text answered(List<Notification> rows) {
        List<StoredEscalation> all = rows.stream().map(row -> book.of(row.escalation)).filter(stored -> stored != null).distinct()
                .sorted(Comparator.comparing(stored -> stored.calls().subject().priority())).toList();
        long urgent = all.stream().filter(stored -> stored.calls().subject().priority() == Priority.P1).count();
        List<StoredEscalation> named = all.subList(0, (int) Math.min(all.size(), Math.max(urgent, NAMED_MAX)));
        return new Text("无需再应答：" + named.stream().map(each -> alone(each).zh() + ' ' + ended(each.calls()).zh())
                .collect(Collectors.joining("；")), "no answer is needed any more: " + named.stream()
                .map(each -> alone(each).en() + ' ' + ended(each.calls()).en()).collect(Collectors.joining("; ")));
    }

    /** What the matter is, where no place stands before it. */
    private Text alone(StoredEscalation stored) {
        Subject subject = stored.calls().subject();
        return subject.kind() == SubjectKind.ALARM ? alarms.alone(subject) : facts(stored).matter();
    }

    private static String named(List<MessageFacts> all, Priority worst, boolean isChinese) {
        List<MessageFacts> urgent = all.stream().filter(facts -> facts.priority() == worst).toList();
        List<MessageFacts> named = worst == Priority.P1 ? urgent : urgent.subList(0, Math.min(NAMED_MAX, urgent.size()));
        return named.stream().map(facts -> worst + " " + (isChinese ? facts.place().zh() + ' ' + facts.matter().zh()
                : facts.place().en() + ' ' + facts.matter().en())).distinct().collect(Collectors.joining("; "));
    }
}
