package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;

/**
 * When an edit would do harm: {@code gap} says why the post would not be covered, or is null where {@code person} would be on
 * without a verified means.
 */
public record RosterConflict(String post, Instant from, Instant to, GapReason gap, String person) {}
