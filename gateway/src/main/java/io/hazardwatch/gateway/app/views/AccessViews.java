package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.accounts.ClaimBook;
import io.hazardwatch.gateway.accounts.PreferenceTable;
import io.hazardwatch.gateway.accounts.SecondFactorTable;
import io.hazardwatch.gateway.accounts.SecondFactors;
import io.hazardwatch.gateway.accounts.SecretSeal;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.access.AccessPorts;
import io.hazardwatch.gateway.api.access.ApiKeys;
import io.hazardwatch.gateway.api.access.DeviceCertificates;
import io.hazardwatch.gateway.api.access.Users;
import io.hazardwatch.gateway.app.supervision.AccountsStart;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.time.Clock;
import java.util.function.Consumer;

/** Gives the API its ports for people, devices and sessions. No state. */
public final class AccessViews {
    private AccessViews() {}

    /**
     * @param store the relational store, and the one on this machine
     * @param settings name the data directory with the key of second factors
     * @param alarms tell when the account for emergencies is used
     * @param book the certificates of devices
     * @param certificates signs certificates
     * @param notes takes journal entries that belong to no alarm; never blocks
     */
    public static AccessPorts of(Users users, AccountsStart store, Settings settings, SystemAlarms alarms, CertificateBook book,
            DeviceCertificates certificates, Consumer<Note> notes, Clock clock) {
        Accounts accounts = store.accounts();
        Database database = store.database();
        Database local = store.local();
        boolean isStoreRead = database.health().isOk();
        ApiKeys keys = StoredApiKeys.open(database);
        SecondFactors factors = new SecondFactors(new SecondFactorTable(database, local == database ? null : local),
                SecretSeal.open(settings.dataDirectory()));
        long unreadable = factors.unreadable();
        alarms.set(unreadable > 0, "access", "second-factor-key", new Text(unreadable + " 个账户的第二因素无法用 " + SecretSeal.FILE + " 解密：仅恢复码有效",
                unreadable + " second factors cannot be read with the key in " + SecretSeal.FILE + ": only recovery codes count"), Priority.P2);
        IssuedCredentials credentials = new IssuedCredentials(accounts, book);
        return new AccessPorts(users, new AccountAdministration(accounts, keys, factors, clock), credentials, certificates,
                new PreparedClaims(new ClaimBook(database, clock), credentials, certificates),
                new EncryptedArchives(credentials, certificates, settings.dataDirectory(), isStoreRead), StoredSessions.open(local, clock.millis()),
                keys, factors,
                new AlarmedAccount(accounts, settings.dataDirectory(), alarms, settings.api().access().emergencyRole(), clock),
                new StoredPreferences(new PreferenceTable(database)), new StoredAccessLog(local), StoredAnswers.open(local, clock.millis()),
                StoredSecondPersons.open(local, clock), notes);
    }
}
