package io.hazardwatch.gateway.notify.person;

/**
 * State of a channel for health and metrics.
 *
 * @param accepted       messages that the provider took
 * @param refused        attempts that were to be repeated
 * @param unreachable    messages whose address cannot work
 * @param limited        messages that had to wait for the rate
 * @param failuresInARow 0 = the last attempt was accepted
 * @param isOpen         whether the provider is left alone for a while
 * @param lastError      of the last failed attempt, or null
 * @param lastAcceptedAt ms since the epoch; 0 = never
 */
public record ChannelState(String id, long accepted, long refused, long unreachable, long limited, int failuresInARow, boolean isOpen,
                           String lastError, long lastAcceptedAt) {}
