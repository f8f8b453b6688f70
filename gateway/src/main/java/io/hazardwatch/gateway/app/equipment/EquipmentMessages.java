package io.hazardwatch.gateway.app.equipment;

import io.hazardwatch.gateway.app.escalation.ReminderNotices;
import io.hazardwatch.gateway.equipment.EquipmentReminders.Reminder;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.reminders.DueReminders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends reminders of equipment to those in charge of its hazard source: who is in charge technically and operationally. Never blocks. */
public final class EquipmentMessages implements DueReminders.Teller<Reminder> {
    private final ReminderNotices notices;

    EquipmentMessages(ReminderNotices notices) {
        this.notices = notices;
    }

    @Override
    public CompletionStage<Boolean> tell(List<Reminder> reminders) {
        Site site = reminders.getFirst().site();
        String hazardSource = reminders.getFirst().equipment().hazardSource();
        return notices.tell("equipment", reminders.stream().map(Reminder::id).toList(), site, hazardSource, words(reminders),
                persons(site, hazardSource));
    }

    /** Those of the hazard source; of all hazard sources of the site for what belongs to none. */
    public static Set<String> persons(Site site, String hazardSource) {
        return site.hazardSources().stream().filter(source -> hazardSource == null || source.id().equals(hazardSource)).map(HazardSource::inCharge)
                .filter(Objects::nonNull).flatMap(EquipmentMessages::persons).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> persons(PersonsInCharge inCharge) {
        return Stream.of(inCharge.technical(), inCharge.operational()).filter(Objects::nonNull);
    }

    static Text words(List<Reminder> reminders) {
        return ReminderNotices.words(reminders, EquipmentMessages::words);
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
        return ReminderNotices.dated(new Text(name.zh() + " " + what.zh(), name.en() + ": " + what.en()), reminder.due(), reminder.daysLeft());
    }
}
