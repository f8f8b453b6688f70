package io.hazardwatch.gateway.notify;

/**
 * How a channel is.
 *
 * @param waiting        messages taken from the outbox and not yet answered for
 * @param failuresInARow 0 = the last attempt was accepted
 * @param lastError      of the last failed attempt, or null
 */
public record ChannelHealth(String id, int waiting, int failuresInARow, String lastError) {}
