package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;

/**
 * Somebody is away from every post from {@code from} until before {@code to}; {@code replacement} is on in their place, or
 * nobody when it is null.
 */
public record Leave(String id, String person, Instant from, Instant to, LeaveKind kind, String replacement) {
    public Leave {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a leave ends after it begins");
        }
        if (person.equals(replacement)) {
            throw new IllegalArgumentException("nobody replaces themselves");
        }
    }

    boolean covers(long second) {
        return from.getEpochSecond() <= second && second < to.getEpochSecond();
    }
}
