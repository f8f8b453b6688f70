package io.hazardwatch.gateway.app.hazards;

import io.hazardwatch.gateway.app.escalation.ReminderNotices;
import io.hazardwatch.gateway.hazards.DocumentKind;
import io.hazardwatch.gateway.hazards.HazardReminders.Reminder;
import io.hazardwatch.gateway.hazards.HazardStanding;
import io.hazardwatch.gateway.hazards.ReassessmentTrigger;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.reminders.DueReminders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the three persons in charge of a hazard source what is due or odd about it. Never blocks. */
final class HazardMessages implements DueReminders.Teller<Reminder> {
    private final ReminderNotices notices;

    HazardMessages(ReminderNotices notices) {
        this.notices = notices;
    }

    @Override
    public CompletionStage<Boolean> tell(List<Reminder> reminders) {
        HazardStanding standing = reminders.getFirst().standing();
        return notices.tell("hazard source", reminders.stream().map(Reminder::id).toList(), standing.site(), standing.source().id(),
                words(reminders), persons(standing.source().inCharge()));
    }

    static Set<String> persons(PersonsInCharge inCharge) {
        return inCharge == null ? Set.of() : Stream.of(inCharge.principal(), inCharge.technical(), inCharge.operational()).filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Text words(List<Reminder> reminders) {
        Text source = reminders.getFirst().standing().source().name();
        Text said = ReminderNotices.words(reminders, HazardMessages::words);
        return new Text(source.zh() + "：" + said.zh(), source.en() + ": " + said.en());
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
        return ReminderNotices.dated(new Text(what.zh(), what.en() + ':'), reminder.due(), reminder.left());
    }
}
