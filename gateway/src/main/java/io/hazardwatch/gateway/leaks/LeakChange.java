package io.hazardwatch.gateway.leaks;

/**
 * A leak that is new or changed.
 *
 * @param isAnnounced whether people are told now
 * @param isLasting   whether more than figures changed, so that it must be kept at once
 */
public record LeakChange(Leak leak, boolean isAnnounced, boolean isLasting) {}
