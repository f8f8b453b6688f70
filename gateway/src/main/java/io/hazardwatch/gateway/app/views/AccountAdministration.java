package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.api.access.UserAccounts;
import io.hazardwatch.gateway.api.http.Caller;
import java.util.List;

/** Implements the API's port for people's accounts. Worker threads. */
public final class AccountAdministration implements UserAccounts {
    private final Accounts accounts;

    public AccountAdministration(Accounts accounts) {
        this.accounts = accounts;
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
    public List<Caller> all() {
        return accounts.users().stream()
                .map(user -> new Caller(user.name(), user.role(), user.scope()))
                .toList();
    }

    @Override
    public boolean remove(String name) {
        return accounts.removeUser(name) == AccountChange.DONE;
    }
}
