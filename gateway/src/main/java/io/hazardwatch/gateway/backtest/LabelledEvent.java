package io.hazardwatch.gateway.backtest;

/** Something known to have happened in {@code [from, to]}, which a good rule would have told of. */
public record LabelledEvent(String name, long from, long to) {
    boolean holds(long millis) {
        return millis >= from && millis <= to;
    }
}
