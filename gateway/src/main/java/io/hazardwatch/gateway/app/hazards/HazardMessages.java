package io.hazardwatch.gateway.app.hazards;

import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.hazards.DocumentKind;
import io.hazardwatch.gateway.hazards.HazardReminders;
import io.hazardwatch.gateway.hazards.HazardReminders.Reminder;
import io.hazardwatch.gateway.hazards.ReassessmentTrigger;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Site;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the three persons in charge of a hazard source what is due or odd about it. Never blocks. */
final class HazardMessages implements HazardReminders.Teller {
    /** More are counted only. */
    private static final int NAMED_MAX = 5;

    private final Notices notices;
    private final Predicate<String> isAnybodyThere;

    /** @param isAnybodyThere whether anybody of an enterprise can be reached at all */
    HazardMessages(Notices notices, Predicate<String> isAnybodyThere) {
        this.notices = notices;
        this.isAnybodyThere = isAnybodyThere;
    }

    @Override
    public CompletionStage<Boolean> tell(List<Reminder> reminders) {
        Reminder first = reminders.getFirst();
        Site site = first.standing().site();
        Set<String> persons = persons(first.standing().source().inCharge());
        if (persons.isEmpty() || !isAnybodyThere.test(site.enterprise())) {
            return CompletableFuture.completedFuture(false);
        }
        String id = "hazard source " + first.id() + (reminders.size() == 1 ? "" : " and " + (reminders.size() - 1) + ' '
                + Integer.toHexString(reminders.stream().map(Reminder::id).toList().hashCode()));
        Subject subject = new Subject(SubjectKind.DUTY, id, 1, 1, Priority.P4, site.enterprise(), site.site(), first.standing().source().id());
        MessageFacts facts = new MessageFacts(MessageNature.LIVE, MessagePurpose.DUTY, null, site.name(), words(reminders), null, null, null, 0,
                site.timezone(), null, null, 1, null);
        return notices.tellIfReachable(subject, facts, persons);
    }

    static Set<String> persons(PersonsInCharge inCharge) {
        return inCharge == null ? Set.of() : Stream.of(inCharge.principal(), inCharge.technical(), inCharge.operational()).filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Text words(List<Reminder> reminders) {
        Text source = reminders.getFirst().standing().source().name();
        List<Text> said = reminders.stream().limit(NAMED_MAX).map(HazardMessages::words).toList();
        int more = reminders.size() - said.size();
        return new Text(source.zh() + "：" + said.stream().map(Text::zh).collect(Collectors.joining("；")) + (more == 0 ? "" : "；另有 " + more + " 项"),
                source.en() + ": " + said.stream().map(Text::en).collect(Collectors.joining("; ")) + (more == 0 ? "" : "; and " + more + " more"));
    }

    private static Text words(Reminder reminder) {
        String subject = reminder.subject();
        return switch (reminder.kind()) {
            case ASSESSMENT_OLD -> dated(new Text("辨识评估满三年", "assessment of three years ago"), reminder);
            case DOCUMENT_OVERDUE -> dated(DocumentKind.of(subject).text(), reminder);
            case SUBSTANCES_CHANGED -> new Text("危险化学品种类或数量与评估时不同，请重新辨识评估",
                    "substances or quantities differ from the assessment; assess it again");
            case GRADE_CHANGED -> new Text("级别变化 " + subject + "，请重新辨识评估", "grade changed " + subject + "; assess it again");
            case SURROUNDINGS_CHANGED -> new Text("周边人数变化 " + subject + "，请重新辨识评估", "people nearby changed " + subject + "; assess it again");
            case STANDARD_CHANGED -> new Text("标准变化 " + subject + "，请重新辨识评估", "standard changed " + subject + "; assess it again");
            case TRIGGER -> trigger(ReassessmentTrigger.valueOf(subject.toUpperCase(Locale.ROOT)).text(), reminder);
            case STOCK_ABOVE_DESIGN -> new Text("出入库台账结存 " + subject + " 超过设计最大量",
                    "the stock book has more of " + subject + " than the design maximum");
            case STOCK_DEVIATES -> new Text("出入库台账结存 " + subject + " 与储罐计量不符",
                    "the stock book has other tonnes of " + subject + " than the tanks");
            default -> throw new IllegalArgumentException(reminder.kind() + " is told to nobody");
        };
    }

    private static Text trigger(Text what, Reminder reminder) {
        return new Text(what.zh() + "（" + reminder.due() + "），请重新辨识评估", what.en() + " (" + reminder.due() + "); assess it again");
    }

    private static Text dated(Text what, Reminder reminder) {
        return reminder.left() > 0 ? new Text(what.zh() + " " + reminder.due() + " 到期，还有 " + reminder.left() + " 天",
                what.en() + ": due " + reminder.due() + ", in " + reminder.left() + " days")
                : new Text(what.zh() + " 已于 " + reminder.due() + " 到期", what.en() + ": was due " + reminder.due());
    }
}
