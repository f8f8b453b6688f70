package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.User;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.access.Users;
import io.hazardwatch.gateway.api.alarms.AlarmQueries;
import io.hazardwatch.gateway.api.alarms.JournalFilter;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.util.List;
import java.util.function.Supplier;

/** Implements the API's ports that read from other rooms. Worker threads. */
public final class Views implements AlarmQueries, Users {
    private final Accounts accounts;
    private final SqliteJournal journal;
    private final SiteIndex sites;
    private final boolean isSplit;

    /**
     * @param registry the configuration in force, by which scopes of areas and kinds are decided
     * @param isSplit whether three administrators share what ADMIN may do
     */
    public Views(Accounts accounts, SqliteJournal journal, Supplier<Registry> registry, boolean isSplit) {
        this.isSplit = isSplit;
        this.sites = new SiteIndex(registry);
        this.accounts = accounts;
        this.journal = journal;
    }

    @Override
    public Alarm alarm(String id) {
        return journal.alarm(id);
    }

    @Override
    public List<JournalEntry> entriesOf(String alarmId, long afterSeq, int limit) {
        return journal.entriesOf(alarmId, afterSeq, limit);
    }

    @Override
    public List<JournalEntry> entriesBefore(String alarmId, long beforeSeq, int limit) {
        return journal.entriesBefore(alarmId, beforeSeq, limit);
    }

    @Override
    public List<JournalEntry> entries(JournalFilter filter, int limit) {
        return journal.entries(filter.sight().narrowing(), filter.type(), filter.from(), filter.to(), filter.afterSeq(), limit);
    }

    @Override
    public List<JournalEntry> entriesOf(PointId point, long fromMillis, long toMillis, int limit) {
        return journal.entriesOf(point, fromMillis, toMillis, limit);
    }

    @Override
    public List<Alarm> closed(String enterprise, Priority priority, String afterId, int limit) {
        return journal.alarms(false, enterprise, priority, afterId, limit);
    }

    @Override
    public Caller authenticate(String name, String password) {
        return caller(accounts.authenticateUser(name, password));
    }

    @Override
    public Caller authenticateSigner(String name, String secret) {
        return caller(accounts.authenticateSigner(name, secret));
    }

    @Override
    public boolean hasPin(String name) {
        return accounts.hasPin(name);
    }

    @Override
    public String stateOf(Caller caller) {
        return accounts.stateOf(caller.name());
    }

    @Override
    public Caller known(String name) {
        return caller(accounts.user(name));
    }

    private Caller caller(User user) {
        return user == null ? null
                : new Caller(user.name(), user.role(), user.role().granted(isSplit), user.scope(), sites, user.version());
    }

    @Override
    public boolean holds(Caller caller) {
        return accounts.holds(caller.name(), caller.version());
    }

    @Override
    public String browserProof(Caller caller) {
        return accounts.browserProof(caller.name());
    }

    @Override
    public boolean isBrowserOf(String name, String proof) {
        return accounts.isBrowserOf(name, proof);
    }
}
