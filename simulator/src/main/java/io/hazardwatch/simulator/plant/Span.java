package io.hazardwatch.simulator.plant;

/** From {@code fromMillis} until before {@code toMillis}, scenario time. */
public record Span(long fromMillis, long toMillis) {
    /** Whether {@code millis} lies within. */
    public boolean holds(long millis) {
        return millis >= fromMillis && millis < toMillis;
    }
}
