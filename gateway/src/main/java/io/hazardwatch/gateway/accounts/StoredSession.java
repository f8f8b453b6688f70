package io.hazardwatch.gateway.accounts;

/**
 * An open log-in of a person, as it is stored.
 *
 * @param tokenHash    SHA-256 of the token in hex; the token itself is known only to the browser
 * @param account      name of the account
 * @param accountState see {@link Accounts#stateOf}, at the log-in
 * @param openedAt     ms since the epoch
 * @param usedAt       ms since the epoch, of the last use
 * @param address      of the client at the log-in
 * @param client       what the browser called itself at the log-in, shortened; may be empty
 * @param providerSession the session at the identity provider by which it was opened; null = logged in here
 */
public record StoredSession(String tokenHash, String account, String accountState, long openedAt, long usedAt, String address,
        String client, String providerSession) {
    /** A session of somebody who logged in here. */
    public StoredSession(String tokenHash, String account, String accountState, long openedAt, long usedAt, String address, String client) {
        this(tokenHash, account, accountState, openedAt, usedAt, address, client, null);
    }

    /** The same session, used now. */
    public StoredSession usedAt(long nowMillis) {
        return new StoredSession(tokenHash, account, accountState, openedAt, nowMillis, address, client, providerSession);
    }
}
