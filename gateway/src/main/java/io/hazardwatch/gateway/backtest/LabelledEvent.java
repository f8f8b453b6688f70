package io.hazardwatch.gateway.backtest;

/** A known event in {@code [from, to]}, ms since the epoch, that a good rule should have detected. */
public record LabelledEvent(String name, long from, long to) {
    boolean holds(long millis) {
        return millis >= from && millis <= to;
    }
}
