package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.signing.Sha256;
import java.util.stream.Stream;

/**
 * Accounts of people whom an identity provider lets in. They are found by issuer and subject alone, have no password here, and get role and
 * scope anew with each log-in. Reads work from memory on any thread; {@link #admit} blocks.
 */
public final class ProviderAccounts {
    private static final int NAME_LENGTH_MAX = 40;
    private static final int SUFFIX_LENGTH = 8;
    private static final String NAMELESS = "sso";

    private final Accounts accounts;

    public ProviderAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Makes or changes the account of somebody whom the provider has let in. A change of role or scope ends the sessions opened before it.
     *
     * @param shownName what the provider calls the person; part of the name of a new account, which never changes. A piece of a hash follows
     *         it, so that nobody takes the name of somebody else
     * @param nowMillis ms since the epoch
     * @return the name of the account
     */
    public String admit(ProviderIdentity identity, String shownName, Role role, Scope scope, long nowMillis) {
        synchronized (accounts) {
            Account known = of(identity);
            if (known == null) {
                String name = name(identity, shownName);
                accounts.put(new Account(new User(name, role, scope), PasswordHash.ofNobody(1), nowMillis, null, null, identity));
                return name;
            }
            User user = known.user();
            if (user.role() != role || !user.scope().equals(scope)) {
                accounts.put(known.with(new User(user.name(), role, scope)));
            }
            return user.name();
        }
    }

    /** The name of the account of that person; null when there is none. */
    public String nameOf(ProviderIdentity identity) {
        Account known = of(identity);
        return known == null ? null : known.user().name();
    }

    /** Whether the account is of somebody whom a provider lets in, so that no password is kept here. */
    public boolean isOfProvider(String name) {
        return accounts.stored().anyMatch(account -> account.identity() != null && account.user().name().equals(name));
    }

    private Account of(ProviderIdentity identity) {
        return accounts.stored().filter(account -> identity.equals(account.identity())).findFirst().orElse(null);
    }

    private String name(ProviderIdentity identity, String shownName) {
        String plain = (shownName == null ? "" : shownName).replaceFirst("@.*", "").replaceAll("[^A-Za-z0-9_-]", "").replaceFirst("^[_-]+", "");
        String begin = plain.isEmpty() ? NAMELESS : plain.substring(0, Math.min(plain.length(), NAME_LENGTH_MAX));
        String hash = Sha256.hex(identity.issuer() + '\0' + identity.subject());
        return Stream.iterate(SUFFIX_LENGTH, length -> length + 1).map(length -> begin + '-' + hash.substring(0, length))
                .filter(name -> accounts.user(name) == null).findFirst().orElseThrow();
    }
}
