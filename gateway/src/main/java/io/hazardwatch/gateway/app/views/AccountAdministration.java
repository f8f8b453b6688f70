package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.ProviderAccounts;
import io.hazardwatch.gateway.accounts.ProviderIdentity;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.accounts.SecondFactors;
import io.hazardwatch.gateway.api.access.ApiKeys;
import io.hazardwatch.gateway.api.access.SealedAccount;
import io.hazardwatch.gateway.api.access.UserAccounts;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;

/** Implements the API's port for people's accounts. Worker threads. */
public final class AccountAdministration implements UserAccounts {
    private final Accounts accounts;
    private final ApiKeys keys;
    private final SecondFactors factors;
    private final ProviderAccounts ofProviders;
    private final Clock clock;

    /** @param keys keys of programs, which go with their account */
    AccountAdministration(Accounts accounts, ApiKeys keys, SecondFactors factors, Clock clock) {
        this.factors = factors;
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
        ofProviders = new ProviderAccounts(accounts);
    }

    @Override
    public AccountChange create(Caller account, String password, String personId) {
        return accounts.createUser(account.name(), account.role(), account.scope(), password, personId);
    }

    @Override
    public AccountChange change(Caller account, String personId) {
        return accounts.changeUser(account.name(), account.role(), account.scope(), personId);
    }

    @Override
    public String personOf(String name) {
        return accounts.personOf(name);
    }

    @Override
    public AccountChange setPassword(String name, String password) {
        return accounts.changePassword(name, password);
    }

    @Override
    public AccountChange setPin(String name, String pin) {
        return accounts.setPin(name, pin);
    }

    @Override
    public String admit(ProviderIdentity identity, String shownName, Role role, Scope scope) {
        return ofProviders.admit(identity, shownName, role, scope, clock.millis());
    }

    @Override
    public String nameOf(ProviderIdentity identity) {
        return ofProviders.nameOf(identity);
    }

    @Override
    public boolean isOfProvider(String name) {
        return ofProviders.isOfProvider(name);
    }

    @Override
    public boolean removeFactor(String name) {
        return factors.remove(name);
    }

    @Override
    public List<Caller> all() {
        return accounts.users().stream().filter(user -> !SealedAccount.is(user.name()))
                .map(user -> new Caller(user.name(), user.role(), user.scope()))
                .toList();
    }

    /** Keys go first: a later account of the same name, perhaps somebody else's, must not have them. */
    @Override
    public boolean remove(String name) {
        keys.all().stream().filter(key -> key.account().equals(name)).forEach(keys::remove);
        factors.remove(name);
        return accounts.removeUser(name) == AccountChange.DONE;
    }
}
