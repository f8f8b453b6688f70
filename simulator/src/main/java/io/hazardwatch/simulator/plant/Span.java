package io.hazardwatch.simulator.plant;

/** A half-open interval of scenario time, in milliseconds: {@code fromMillis} inclusive, {@code toMillis} exclusive. */
public record Span(long fromMillis, long toMillis) {
    /** Whether the interval contains {@code millis}. */
    public boolean holds(long millis) {
        return millis >= fromMillis && millis < toMillis;
    }
}
