package io.hazardwatch.gateway.accounts;

/**
 * Which lines of the access log are asked for.
 *
 * @param beforeId      only lines before that one
 * @param fromMillis    at or after, ms since the epoch
 * @param toMillis      before, ms since the epoch
 * @param account       null for all
 * @param enterprise    only accounts of that enterprise; null for all
 * @param isRefusedOnly whether only refusals are asked for
 */
public record AccessQuery(long beforeId, long fromMillis, long toMillis, String account, String enterprise, boolean isRefusedOnly) {}
