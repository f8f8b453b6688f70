package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Level;

/** The two sides of a point's limits; each is one alarm (OPC UA exclusive limit alarm). */
enum LimitSide {
    LOW("low", Level.L, Level.LL),
    HIGH("high", Level.H, Level.HH);

    /** Nothing of the side is violated. */
    static final int NONE = 0;
    /** The inner limit, H or L. */
    static final int INNER = 1;
    /** The outer limit, HH or LL. */
    static final int OUTER = 2;

    private final String rule;
    private final Level inner;
    private final Level outer;

    LimitSide(String rule, Level inner, Level outer) {
        this.rule = rule;
        this.inner = inner;
        this.outer = outer;
    }

    String rule() {
        return rule;
    }

    Level inner() {
        return inner;
    }

    Level outer() {
        return outer;
    }

    Level level(int shown) {
        return shown == OUTER ? outer : inner;
    }

    static LimitSide of(Level level) {
        return level.isHigh() ? HIGH : LOW;
    }

    /** The more extreme of two values on this side. */
    double worse(double a, double b) {
        return this == HIGH ? Math.max(a, b) : Math.min(a, b);
    }
}
