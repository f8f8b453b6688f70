package io.hazardwatch.gateway.duty.roster;

import java.time.LocalDateTime;
import java.util.List;

/**
 * An exception to the rotations of a post, in its wall time: {@code persons} are on from {@code from} until {@code to},
 * instead of whom the plan has there or besides them. Where several overlap, the one given last counts.
 */
public record ShiftOverride(String id, String post, LocalDateTime from, LocalDateTime to, Mode mode, List<String> persons) {
    /** Whether the plan's people are replaced or joined. */
    public enum Mode { REPLACE, ADD }

    public ShiftOverride {
        persons = List.copyOf(persons);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an override ends after it begins");
        }
    }
}
