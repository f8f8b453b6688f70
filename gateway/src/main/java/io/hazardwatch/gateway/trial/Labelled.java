package io.hazardwatch.gateway.trial;

/** Something known to have happened in {@code [from, to]}, which a good rule would have told of. */
public record Labelled(String name, long from, long to) {
    boolean holds(long millis) {
        return millis >= from && millis <= to;
    }
}
