package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.api.access.UserAccounts;
import io.hazardwatch.gateway.api.http.Caller;
import java.util.List;

/** Everybody is called gw-1. */
final class DeskStaff implements UserAccounts {
    @Override
    public AccountChange create(Caller person, String password) {
        return password.length() < 8 ? AccountChange.PASSWORD_TOO_SHORT
                : person.name().equals("taken") ? AccountChange.NAME_TAKEN : AccountChange.DONE;
    }

    @Override
    public AccountChange change(Caller person) {
        return AccountChange.DONE;
    }

    @Override
    public AccountChange setPassword(String name, String password) {
        return password.length() < 8 ? AccountChange.PASSWORD_TOO_SHORT : AccountChange.DONE;
    }

    @Override
    public List<Caller> all() {
        return List.of(new Caller("gw-1", Role.VIEWER, null));
    }

    @Override
    public boolean remove(String name) {
        return name.equals("gw-1");
    }
}
