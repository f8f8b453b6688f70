package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.accounts.CertificateReminders.Reminder;
import io.hazardwatch.gateway.app.equipment.EquipmentMessages;
import io.hazardwatch.gateway.app.escalation.ReminderNotices;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.reminders.DueReminders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Sends reminders of certificates of devices to those who answer for the devices: who is in charge, technically and operationally, of the hazard
 * source of the device, of all of its site if it has none, of all of the enterprise if the credential covers that. Never blocks.
 */
public final class CertificateMessages implements DueReminders.Teller<Reminder> {
    private final ReminderNotices notices;
    private final Supplier<Registry> registry;

    public CertificateMessages(ReminderNotices notices, Supplier<Registry> registry) {
        this.notices = notices;
        this.registry = registry;
    }

    @Override
    public CompletionStage<Boolean> tell(List<Reminder> reminders) {
        Reminder first = reminders.getFirst();
        return notices.tell("credential", reminders.stream().map(Reminder::id).toList(), first.site(), first.hazardSource(), words(reminders),
                persons(registry.get(), first));
    }

    static Set<String> persons(Registry registry, Reminder reminder) {
        return reminder.device() != null ? EquipmentMessages.persons(reminder.site(), reminder.hazardSource())
                : registry.sites().stream().filter(site -> site.enterprise().equals(reminder.site().enterprise()))
                        .flatMap(site -> EquipmentMessages.persons(site, null).stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Text words(List<Reminder> reminders) {
        return ReminderNotices.words(reminders, CertificateMessages::words);
    }

    private static Text words(Reminder reminder) {
        String shown = reminder.certificate().shown();
        Text whose = reminder.device() == null ? new Text("全企业凭证 " + shown + " 的证书", "certificate of the enterprise's credential " + shown)
                : new Text("设备 " + reminder.device().device() + " 的证书 " + shown, "certificate " + shown + " of device " + reminder.device().device());
        if (reminder.hasEnded()) {
            return new Text(whose.zh() + " 已于 " + reminder.due() + " 到期", whose.en() + " ended " + reminder.due());
        }
        long days = reminder.daysLeft();
        return new Text(whose.zh() + ' ' + reminder.due() + (days > 0 ? " 到期，还有 " + days + " 天" : " 今天到期"),
                whose.en() + " ends " + reminder.due() + (days > 1 ? ", in " + days + " days" : days == 1 ? ", in 1 day" : ", today"));
    }
}
