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
    public AccountChange create(Caller person, String password) {
        return accounts.createUser(person.name(), person.role(), person.enterprise(), password);
    }

    @Override
    public AccountChange change(Caller person) {
        return accounts.changeUser(person.name(), person.role(), person.enterprise());
    }

    @Override
    public AccountChange setPassword(String name, String password) {
        return accounts.changePassword(name, password);
    }

    @Override
    public List<Caller> all() {
        return accounts.users().stream()
                .map(user -> new Caller(user.name(), user.role(), user.enterprise()))
                .toList();
    }

    @Override
    public boolean remove(String name) {
        return accounts.removeUser(name) == AccountChange.DONE;
    }
}
