package io.hazardwatch.gateway.app.equipment;

import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.equipment.EquipmentReminders;
import io.hazardwatch.gateway.equipment.EquipmentReminders.Reminder;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Site;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends reminders of equipment to those in charge of its hazard source: who is in charge technically and operationally. Never blocks. */
final class ReminderMessages implements EquipmentReminders.Teller {
    /** More are counted only. */
    private static final int NAMED_MAX = 5;

    private final Notices notices;
    private final Predicate<String> isAnybodyThere;

    /** @param isAnybodyThere whether anybody of an enterprise can be reached at all */
    ReminderMessages(Notices notices, Predicate<String> isAnybodyThere) {
        this.notices = notices;
        this.isAnybodyThere = isAnybodyThere;
    }

    @Override
    public CompletionStage<Boolean> tell(List<Reminder> reminders) {
        Reminder first = reminders.getFirst();
        Site site = first.site();
        Set<String> persons = persons(site, first.equipment().hazardSource());
        if (persons.isEmpty() || !isAnybodyThere.test(site.enterprise())) {
            return CompletableFuture.completedFuture(false);
        }
        String id = "equipment " + first.id() + (reminders.size() == 1 ? "" : " and " + (reminders.size() - 1) + ' '
                + Integer.toHexString(reminders.stream().map(Reminder::id).toList().hashCode()));
        Subject subject = new Subject(SubjectKind.DUTY, id, 1, 1, Priority.P4, site.enterprise(), site.site(), first.equipment().hazardSource());
        MessageFacts facts = new MessageFacts(MessageNature.LIVE, MessagePurpose.DUTY, null, site.name(), words(reminders), null, null, null, 0,
                site.timezone(), null, null, 1, null);
        return notices.tellIfReachable(subject, facts, persons);
    }

    /** Those of the hazard source; of all hazard sources of the site for what belongs to none. */
    static Set<String> persons(Site site, String hazardSource) {
        return site.hazardSources().stream().filter(source -> hazardSource == null || source.id().equals(hazardSource)).map(HazardSource::inCharge)
                .filter(Objects::nonNull).flatMap(ReminderMessages::persons).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> persons(PersonsInCharge inCharge) {
        return Stream.of(inCharge.technical(), inCharge.operational()).filter(Objects::nonNull);
    }

    static Text words(List<Reminder> reminders) {
        List<Text> said = reminders.stream().limit(NAMED_MAX).map(ReminderMessages::words).toList();
        int more = reminders.size() - said.size();
        return new Text(said.stream().map(Text::zh).collect(Collectors.joining("；")) + (more == 0 ? "" : "；另有 " + more + " 项"),
                said.stream().map(Text::en).collect(Collectors.joining("; ")) + (more == 0 ? "" : "; and " + more + " more"));
    }

    private static Text words(Reminder reminder) {
        Text name = reminder.equipment().name();
        if (reminder.bypass() != null) {
            return new Text(name.zh() + " 旁路超过约定时间 " + reminder.due(), name.en() + " is bypassed beyond " + reminder.due());
        }
        Text what = reminder.proof() == null ? new Text("证书有效期", "certificate") : switch (reminder.proof()) {
            case INSPECTION -> new Text("检验", "inspection");
            case CALIBRATION -> new Text("校验", "calibration");
            case PROOF_TEST -> new Text("功能测试", "proof test");
        };
        return reminder.daysLeft() > 0
                ? new Text(name.zh() + " " + what.zh() + " " + reminder.due() + " 到期，还有 " + reminder.daysLeft() + " 天",
                        name.en() + ": " + what.en() + " due " + reminder.due() + ", in " + reminder.daysLeft() + " days")
                : new Text(name.zh() + " " + what.zh() + " 已于 " + reminder.due() + " 到期",
                        name.en() + ": " + what.en() + " was due " + reminder.due());
    }
}
