package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.accounts.ProviderIdentity;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.access.UserAccounts;
import io.hazardwatch.gateway.api.http.Caller;
import java.util.List;

/** Everybody is called gw-1. */
final class DeskStaff implements UserAccounts {
    private final DeskUsers users;
    private volatile Caller only = new Caller("gw-1", Role.VIEWER, Scope.ALL);

    DeskStaff(DeskUsers users) {
        this.users = users;
    }

    @Override
    public AccountChange create(Caller person, String password, String personId) {
        users.persons.put(person.name(), personId == null ? "" : personId);
        return password.length() < 8 ? AccountChange.PASSWORD_TOO_SHORT
                : person.name().equals("taken") ? AccountChange.NAME_TAKEN : AccountChange.DONE;
    }

    @Override
    public AccountChange change(Caller person, String personId) {
        users.persons.put(person.name(), personId == null ? "" : personId);
        only = person;
        return AccountChange.DONE;
    }

    @Override
    public String personOf(String name) {
        String person = users.persons.getOrDefault(name, "");
        return person.isEmpty() ? null : person;
    }

    @Override
    public AccountChange setPassword(String name, String password) {
        return password.length() < 8 ? AccountChange.PASSWORD_TOO_SHORT : AccountChange.DONE;
    }

    @Override
    public AccountChange setPin(String name, String pin) {
        if (pin.length() < 6) {
            return AccountChange.BAD_PIN;
        }
        users.pins.put(name, pin);
        return AccountChange.DONE;
    }

    @Override
    public String admit(ProviderIdentity identity, String shownName, Role role, Scope scope) {
        String name = "sso-" + identity.subject();
        users.admitted.put(name, new Caller(name, role, scope));
        return name;
    }

    @Override
    public String nameOf(ProviderIdentity identity) {
        String name = "sso-" + identity.subject();
        return users.admitted.containsKey(name) ? name : null;
    }

    @Override
    public boolean isOfProvider(String name) {
        return users.admitted.containsKey(name);
    }

    @Override
    public boolean removeFactor(String name) {
        return true;
    }

    @Override
    public List<Caller> all() {
        return List.of(only);
    }

    @Override
    public boolean remove(String name) {
        return name.equals("gw-1") || users.admitted.remove(name) != null;
    }
}
