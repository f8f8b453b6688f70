package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.PreferenceTable;
import io.hazardwatch.gateway.accounts.SecondFactorTable;
import io.hazardwatch.gateway.accounts.SecondFactors;
import io.hazardwatch.gateway.accounts.SecretSeal;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.access.AccessPorts;
import io.hazardwatch.gateway.api.access.ApiKeys;
import io.hazardwatch.gateway.api.access.Users;
import io.hazardwatch.gateway.app.supervision.AccountsStart;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.util.function.Consumer;

/** Gives the API its ports for people, devices and sessions. No state. */
public final class AccessViews {
    private AccessViews() {}

    /**
     * @param store the relational store, and the one on this machine
     * @param settings name the data directory with the key of second factors
     * @param alarms tell when the account for emergencies is used
     * @param notes takes journal entries that belong to no alarm; never blocks
     */
    public static AccessPorts of(Users users, AccountsStart store, Settings settings, SystemAlarms alarms, Consumer<Note> notes, Clock clock)
            throws IOException {
        Accounts accounts = store.accounts();
        Database database = store.database();
        Database local = store.local();
        ApiKeys keys = StoredApiKeys.open(database);
        SecondFactors factors = new SecondFactors(new SecondFactorTable(database, local == database ? null : local),
                SecretSeal.open(settings.dataDirectory()));
        return new AccessPorts(users, new AccountAdministration(accounts, keys, factors, clock), new IssuedCredentials(accounts),
                StoredSessions.open(local, clock.millis()), keys, factors,
                new AlarmedAccount(accounts, alarms, settings.api().access().emergencyRole(), clock),
                new StoredPreferences(new PreferenceTable(database)), new StoredAccessLog(local), StoredAnswers.open(local, clock.millis()), notes);
    }
}
