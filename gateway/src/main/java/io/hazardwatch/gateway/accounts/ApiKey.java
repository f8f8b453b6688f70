package io.hazardwatch.gateway.accounts;

import java.util.Set;

/**
 * A key by which a program uses the API for an account. It never reaches further than the account does at that moment.
 *
 * @param id        by which lists name it; gives no access
 * @param tokenHash SHA-256 of the key in hex
 * @param account   whose key it is
 * @param rights    the only rights it has, as far as the account still has them
 * @param scope     what it sees
 * @param createdAt ms since the epoch
 * @param expiresAt ms since the epoch
 * @param usedAt    of the last use, to the minute; ms since the epoch, 0 = never
 */
public record ApiKey(String id, String name, String tokenHash, String account, Set<Capability> rights, Scope scope, long createdAt,
                     long expiresAt, long usedAt) {
    /** Longest life of a key, in ms. */
    public static final long LIFE_MILLIS_MAX = 366L * 86_400_000;

    public ApiKey {
        rights = Set.copyOf(rights);
    }

    /** The same key, used at that time. */
    public ApiKey usedAt(long millis) {
        return new ApiKey(id, name, tokenHash, account, rights, scope, createdAt, expiresAt, millis);
    }
}
