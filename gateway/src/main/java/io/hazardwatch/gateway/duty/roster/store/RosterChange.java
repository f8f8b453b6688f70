package io.hazardwatch.gateway.duty.roster.store;

/**
 * One edit as it was written down: {@code kind} is the kind of edit, {@code subject} the post or entry it changed, {@code detail}
 * what it says; {@code atMillis} is ms since the epoch.
 */
public record RosterChange(long seq, long atMillis, String who, String why, String kind, String subject, String detail) {}
