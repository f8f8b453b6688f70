package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.signing.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
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
    private static final String FILE_END = ".used";

    private final Accounts accounts;
    private final String name;
    private final Path usedFile;

    public EmergencyAccount(Accounts accounts, String name) {
        this(accounts, name, null);
    }

    /** @param data the directory that keeps a use which the store has not taken yet; null = none does */
    public EmergencyAccount(Accounts accounts, String name, Path data) {
        this.accounts = accounts;
        this.name = name;
        usedFile = data == null ? null : data.resolve(name + FILE_END);
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

    /** Voids the password; false if it is void already. While the relational store is away this holds in memory and by a file. */
    public boolean spend(Role role) {
        synchronized (accounts) {
            if (!isSealed()) {
                return false;
            }
            Account sealed = account();
            if (!accounts.putSoon(sealed, sealed.with(PasswordHash.ofNobody(VOID)).with(new User(name, role, Scope.ALL)))) {
                remember(sealed);
            }
            return true;
        }
    }

    /** Voids the password again if it was used in an earlier run that ended before the store took it. */
    public void recall(Role role) {
        if (usedFile == null || !isSealed() || !Files.exists(usedFile)) {
            return;
        }
        try {
            if (Files.readString(usedFile).strip().equals(markOf(account()))) {
                spend(role);
            }
        } catch (IOException unreadable) {
            LOG.error("{} cannot be read: {}", usedFile, unreadable.toString());
        }
    }

    private void remember(Account sealed) {
        if (usedFile == null) {
            return;
        }
        try {
            DurableFiles.SYSTEM.replace(usedFile, markOf(sealed).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException refused) {
            LOG.error("that the account {} was used is known to this process only: {}", name, refused.toString());
        }
    }

    /** Tells which password was used, so that the file says nothing about the next one. */
    private static String markOf(Account account) {
        return Sha256.hex(HexFormat.of().formatHex(account.password().hash()));
    }

    private Account account() {
        return accounts.stored().filter(account -> account.user().name().equals(name)).findFirst().orElse(null);
    }
}
