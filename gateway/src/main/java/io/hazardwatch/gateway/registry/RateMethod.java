package io.hazardwatch.gateway.registry;

/** How a rate rule measures change. */
public enum RateMethod {
    /** Slope of the least-squares line over the window; needs at least twelve readings in it. */
    LEAST_SQUARES,
    /** Newest value less the lowest (rising) or highest (falling) one of the window; for steps and for rare readings. */
    DIFFERENCE
}
