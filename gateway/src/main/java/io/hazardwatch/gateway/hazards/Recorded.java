package io.hazardwatch.gateway.hazards;

/**
 * Who recorded something, and when.
 *
 * @param by       name of the account
 * @param session  by which session; null if by none
 * @param atMillis ms since the epoch
 */
public record Recorded(String by, String session, long atMillis) {}
