package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.api.access.UserAccounts;
import io.hazardwatch.gateway.api.http.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;

/** People's accounts in the words of the API. Worker threads. */
public final class AccountAdministration implements UserAccounts {
    private final Accounts accounts;

    public AccountAdministration(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public AccountChange create(Caller person, String password) {
        try {
            return accounts.createUser(person.name(), person.role(), person.enterprise(), password);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public AccountChange change(Caller person) {
        try {
            return accounts.changeUser(person.name(), person.role(), person.enterprise());
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public AccountChange setPassword(String name, String password) {
        try {
            return accounts.changePassword(name, password);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public List<Caller> all() {
        return accounts.users().stream()
                .map(user -> new Caller(user.name(), user.role(), user.enterprise()))
                .toList();
    }

    @Override
    public boolean remove(String name) {
        try {
            return accounts.removeUser(name) == AccountChange.DONE;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static UncheckedIOException broken(SQLException e) {
        return new UncheckedIOException(new IOException("accounts cannot be written", e));
    }
}
