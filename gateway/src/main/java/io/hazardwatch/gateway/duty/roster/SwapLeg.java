package io.hazardwatch.gateway.duty.roster;

import java.time.LocalDateTime;

/** {@code taker} is on instead of {@code giver} at a post, in its wall time. */
public record SwapLeg(String post, LocalDateTime from, LocalDateTime to, String giver, String taker) {
    public SwapLeg {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a swap ends after it begins");
        }
        if (giver.equals(taker)) {
            throw new IllegalArgumentException("a swap is between two people");
        }
    }
}
