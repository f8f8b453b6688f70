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
 */
public record StoredSession(String tokenHash, String account, String accountState, long openedAt, long usedAt, String address,
        String client) {
    /** The same session, used now. */
    public StoredSession usedAt(long nowMillis) {
        return new StoredSession(tokenHash, account, accountState, openedAt, nowMillis, address, client);
    }
}
