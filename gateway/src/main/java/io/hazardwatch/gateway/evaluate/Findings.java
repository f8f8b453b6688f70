package io.hazardwatch.gateway.evaluate;

/** Where an evaluator reports; called on the lane thread, within {@code onReading} or {@code onTick}. */
@FunctionalInterface
public interface Findings {
    /** Takes one finding. */
    void on(Finding finding);
}
