package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.accounts.CertificateReminders;
import io.hazardwatch.gateway.accounts.DeviceLogIns;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.access.AccessPorts;
import io.hazardwatch.gateway.api.access.Users;
import io.hazardwatch.gateway.app.escalation.ReminderNotices;
import io.hazardwatch.gateway.app.onboarding.CertificateMessages;
import io.hazardwatch.gateway.app.supervision.AccountsStart;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.app.views.AccessViews;
import io.hazardwatch.gateway.app.views.IssuedCertificates;
import io.hazardwatch.gateway.certificates.ClientTrust;
import io.hazardwatch.gateway.certificates.DeviceAuthority;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.reminders.tables.DueReminderTable;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All by which devices log in, and the authority for their certificates. Main thread.
 *
 * @param logIns       checks devices
 * @param certificates signs and keeps certificates
 */
record CertificatesStart(DeviceLogIns logIns, IssuedCertificates certificates) {
    /** An authority whose files are damaged stops nobody but the devices with its certificates: monitoring starts, and an alarm says so. */
    static CertificatesStart open(AccountsStart store, Settings settings, SystemAlarms alarms, Clock clock) {
        Database local = store.local();
        CertificateBook book = CertificateBook.open(store.database(), local == store.database() ? null : local, clock);
        DeviceAuthority authority = DeviceAuthority.open(settings.dataDirectory());
        String problem = authority.problem();
        alarms.set(problem != null, "access", "device-authority", new Text("设备证书签发机构的文件无法使用：" + problem,
                "the files of the authority for certificates of devices cannot be used: " + problem), Priority.P2);
        ClientTrust trust = new ClientTrust(authority, settings.mqtt().authorities(), clock::millis);
        return new CertificatesStart(new DeviceLogIns(store.accounts(), book), new IssuedCertificates(authority, trust, book, clock));
    }

    /** What the API needs for people, devices and sessions; see {@link AccessViews#of}. */
    AccessPorts access(Users users, AccountsStart store, Settings settings, SystemAlarms alarms, Consumer<Note> notes, Clock clock) {
        return AccessViews.of(users, store, settings, alarms, logIns.certificates(), certificates, notes, clock);
    }

    /** Reminds of certificates that end. */
    CertificateReminders reminders(Supplier<Registry> plant, Database database, ReminderNotices notices) {
        return new CertificateReminders(logIns.certificates(), new DueReminderTable(database, "certificate_reminder"),
                new CertificateMessages(notices, plant));
    }
}
