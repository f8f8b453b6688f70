package io.hazardwatch.gateway.registry;

import java.time.LocalDate;

/**
 * When equipment was proved in one way, and must be again; days in the site's time zone.
 *
 * @param last null when not stated
 * @param due  first day on which it must be done again; null when not stated
 */
public record ProofDates(LocalDate last, LocalDate due) {
    /** Nothing is stated. */
    public static final ProofDates NONE = new ProofDates(null, null);

    /** For people who compare configurations. */
    @Override
    public String toString() {
        return (last == null ? "?" : last) + "/" + (due == null ? "?" : due);
    }
}
