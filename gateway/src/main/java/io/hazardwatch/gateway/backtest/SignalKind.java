package io.hazardwatch.gateway.backtest;

/**
 * Kinds of signal with initial values for deadband and delays: for flow, level, pressure and temperature from ISA-18.2-2009 and
 * EEMUA 191, from memory; our own for the others.
 */
public enum SignalKind {
    FLOW(0.05, 15_000, 15_000),
    LEVEL(0.05, 60_000, 60_000),
    PRESSURE(0.02, 15_000, 15_000),
    TEMPERATURE(0.01, 60_000, 60_000),
    /** On-delay 0, because a life-safety alarm must not wait. */
    GAS(0.02, 0, 60_000),
    /** Water level, pore pressure, displacement: rare readings, so delays count readings instead of time. */
    GEOTECHNICAL(0, 0, 0),
    OTHER(0, 0, 0);

    private final double deadbandShare;
    private final long onDelayMillis;
    private final long offDelayMillis;

    SignalKind(double deadbandShare, long onDelayMillis, long offDelayMillis) {
        this.deadbandShare = deadbandShare;
        this.onDelayMillis = onDelayMillis;
        this.offDelayMillis = offDelayMillis;
    }

    /** Deadband as a share of the range. */
    double deadbandShare() {
        return deadbandShare;
    }

    /** On-delay in ms; two periods where delays count readings. */
    long onDelayMillis(long periodMillis) {
        return this == GEOTECHNICAL || this == OTHER ? 2 * periodMillis : onDelayMillis;
    }

    long offDelayMillis(long periodMillis) {
        return this == GEOTECHNICAL || this == OTHER ? 4 * periodMillis : offDelayMillis;
    }
}
