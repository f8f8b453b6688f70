package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.access.AccessPorts;
import io.hazardwatch.gateway.api.access.ApiKeys;
import io.hazardwatch.gateway.api.access.Users;
import io.hazardwatch.gateway.database.Database;
import java.util.function.Consumer;

/** Gives the API its ports for people, devices and sessions. No state. */
public final class AccessViews {
    private AccessViews() {}

    /**
     * @param database the relational store, for keys of programs
     * @param local a store on this machine, for sessions and the access log
     * @param notes takes journal entries that belong to no alarm; never blocks
     * @param nowMillis ms since the epoch
     */
    public static AccessPorts of(Accounts accounts, Users users, Database database, Database local, Consumer<Note> notes, long nowMillis) {
        ApiKeys keys = StoredApiKeys.open(database);
        return new AccessPorts(users, new AccountAdministration(accounts, keys), new IssuedCredentials(accounts),
                StoredSessions.open(local, nowMillis), keys, new StoredAccessLog(local), notes);
    }
}
