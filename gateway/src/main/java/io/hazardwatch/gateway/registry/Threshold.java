package io.hazardwatch.gateway.registry;

/**
 * A fixed value that readings are compared with. It ends like a limit, see {@link LimitSetting}: exactly {@code deadband} inside
 * it still holds.
 *
 * @param above    whether values at or above {@code at} fulfil it, else those at or below
 * @param at       in the point's unit
 * @param deadband how far a value must return to end it, in the point's unit
 * @param backAt   bound of the return, always computed in decimal
 */
public record Threshold(boolean above, double at, double deadband, double backAt) {
    public Threshold {
        backAt = above ? Decimals.minus(at, deadband) : Decimals.plus(at, deadband);
    }

    /** Computes the bound. */
    public Threshold(boolean above, double at, double deadband) {
        this(above, at, deadband, at);
    }

    /** Whether {@code value} fulfils it; NaN never does. */
    public boolean holds(double value) {
        return above ? value >= at : value <= at;
    }

    /** Whether {@code value} is back by the deadband; NaN never is. */
    public boolean isOver(double value) {
        return above ? value < backAt : value > backAt;
    }
}
