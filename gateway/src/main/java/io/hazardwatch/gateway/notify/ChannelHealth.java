package io.hazardwatch.gateway.notify;

/**
 * State of a channel.
 *
 * @param waiting messages claimed from the outbox and without an outcome yet
 * @param failuresInARow 0 = the last attempt was accepted
 * @param lastError of the last failed attempt, or null
 */
public record ChannelHealth(String id, int waiting, int failuresInARow, String lastError) {}
