package io.hazardwatch.gateway.accounts;

/**
 * A request that another person agrees to one call, as it is stored.
 *
 * @param body        of the call, as text
 * @param account     who asked
 * @param askedAt     ms since the epoch
 * @param until       from then on it counts for nothing, ms since the epoch
 * @param state       its name
 * @param second      the account that answered; null while none has
 * @param secondState what that account was then, as {@code Users.stateOf} says it; null while none has answered
 */
public record StoredSecondPersonRequest(String id, String path, String body, String account, long askedAt, long until, String state, String second,
                                        String secondState) {}
