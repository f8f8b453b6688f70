package io.hazardwatch.gateway.registry;

/**
 * A value compared with a fixed one.
 *
 * @param above    whether values at or above {@code at} fulfil it, else those at or below
 * @param at       in the point's unit
 * @param deadband how far back a value must come to end it, in the point's unit
 */
public record Threshold(boolean above, double at, double deadband) {
    /** Whether {@code value} fulfils it; NaN never does. */
    public boolean holds(double value) {
        return above ? value >= at : value <= at;
    }

    /** Whether {@code value} is back by the deadband; NaN never is. */
    public boolean isOver(double value) {
        return above ? value <= at - deadband && value < at : value >= at + deadband && value > at;
    }
}
