package io.hazardwatch.gateway.people;

import java.time.LocalDate;

/**
 * A licence of a person.
 *
 * @param expires the last day on which it holds; null = never
 */
public record Qualification(String name, LocalDate expires) {
    /** Whether it holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return expires == null || !day.isAfter(expires);
    }
}
