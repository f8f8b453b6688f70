package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;

/** A half-open interval in which a post is not covered. */
public record RosterCoverageGap(String post, Instant from, Instant to, GapReason reason) {}
