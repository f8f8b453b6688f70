package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the account for emergencies among the others: its password is voided by its first use. Changes block, one at a time; whether it can be used
 * is known from memory on any thread.
 */
public final class EmergencyAccount {
    private static final Logger LOG = LoggerFactory.getLogger(EmergencyAccount.class);
    /** No password has so few iterations, so the hash of a voided one is known by it. */
    private static final int VOID = 1;

    private final Accounts accounts;
    private final String name;

    public EmergencyAccount(Accounts accounts, String name) {
        this.accounts = accounts;
        this.name = name;
    }

    /** Whether the account was made. */
    public boolean isThere() {
        return account() != null;
    }

    /** Whether its password is good for a log-in. */
    public boolean isSealed() {
        Account account = account();
        return account != null && account.password().iterations() != VOID;
    }

    /**
     * Gives it a new password, and makes it if there is none.
     *
     * @param role that it will have in use
     * @return the password, to be shown once
     */
    public String seal(Role role, long nowMillis) {
        String password = Secrets.legible();
        PasswordHash hash = PasswordHash.of(password, accounts.iterations);
        synchronized (accounts) {
            accounts.put(new Account(new User(name, role, Scope.ALL), hash, nowMillis));
        }
        return password;
    }

    /** Voids the password; false if it is void already. While the relational store is away this holds in memory. */
    public boolean spend(Role role) {
        synchronized (accounts) {
            if (!isSealed()) {
                return false;
            }
            Account spent = account().with(PasswordHash.ofNobody(VOID)).with(new User(name, role, Scope.ALL));
            try {
                accounts.put(spent);
            } catch (DatabaseAwayException away) {
                LOG.warn("that the account {} was used is not stored: {}", name, away.getMessage());
                accounts.keep(spent);
            }
            return true;
        }
    }

    private Account account() {
        return accounts.stored().filter(account -> account.user().name().equals(name)).findFirst().orElse(null);
    }
}
