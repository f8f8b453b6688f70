package io.hazardwatch.gateway.registry;

/** The four absolute limits of a point, named as on every plant. */
public enum LimitLevel {
    LL, L, H, HH;

    /** Whether the limit is violated by values above it. */
    public boolean isHigh() {
        return this == H || this == HH;
    }

    /** Whether this is the outer limit of its side. */
    public boolean isOuter() {
        return this == LL || this == HH;
    }
}
