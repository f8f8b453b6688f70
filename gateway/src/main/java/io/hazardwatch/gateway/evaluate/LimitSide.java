package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.LimitLevel;

/** The two sides of a point's limits; each is one alarm (OPC UA exclusive limit alarm). */
enum LimitSide {
    LOW("low", LimitLevel.L, LimitLevel.LL),
    HIGH("high", LimitLevel.H, LimitLevel.HH);

    /** Nothing of the side is violated. */
    static final int NONE = 0;
    /** The inner limit, H or L. */
    static final int INNER = 1;
    /** The outer limit, HH or LL. */
    static final int OUTER = 2;

    private final String rule;
    private final LimitLevel inner;
    private final LimitLevel outer;

    LimitSide(String rule, LimitLevel inner, LimitLevel outer) {
        this.rule = rule;
        this.inner = inner;
        this.outer = outer;
    }

    String rule() {
        return rule;
    }

    LimitLevel inner() {
        return inner;
    }

    LimitLevel outer() {
        return outer;
    }

    LimitLevel level(int shown) {
        return shown == OUTER ? outer : inner;
    }

    static LimitSide of(LimitLevel level) {
        return level.isHigh() ? HIGH : LOW;
    }

    /** The more extreme of two values on this side. */
    double worse(double a, double b) {
        return this == HIGH ? Math.max(a, b) : Math.min(a, b);
    }
}
