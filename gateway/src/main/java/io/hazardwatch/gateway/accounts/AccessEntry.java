package io.hazardwatch.gateway.accounts;

/**
 * A line of the access log: what somebody did or was refused.
 *
 * @param id         order of the lines; 0 = not stored yet
 * @param atMillis   ms since the epoch
 * @param account    empty for somebody who is not logged in
 * @param enterprise the only enterprise of the account; null = none
 * @param session    id of the session as lists show it, {@code basic} for a password with the request, empty for none
 * @param status     of the answer; 0 = the line counts others that were left out
 * @param reason     of a refusal; may be null
 */
public record AccessEntry(long id, long atMillis, String account, String enterprise, String session, String address, String method,
                          String path, int status, String reason) {}
