package io.hazardwatch.gateway.duty;

import java.util.List;

/**
 * A stretch of time during which the same people are on duty at a post; {@code [fromMillis, toMillis)} in ms since the epoch.
 *
 * @param officers ids of the persons on duty; empty when nobody is
 * @param leader   id of the leader on shift (带班领导), or null
 */
public record DutyShift(String post, long fromMillis, long toMillis, List<String> officers, String leader) {
    public DutyShift {
        if (toMillis <= fromMillis) {
            throw new IllegalArgumentException("a shift ends after it begins: " + fromMillis + " to " + toMillis);
        }
        officers = List.copyOf(officers);
    }

    /** Whether it is on at that moment. */
    public boolean contains(long atMillis) {
        return atMillis >= fromMillis && atMillis < toMillis;
    }
}
