package io.hazardwatch.gateway.pipelines;

/** How far a segment is watched at present, the fullest first. Stored by name. */
public enum WatchStatement {
    /** Every method has what it needs. */
    FULL,
    /** An instrument is silent; the balance goes on with more uncertainty, or the place has fewer gauges. */
    REDUCED,
    /** Liquid boils on a height: cavities take up and give back liquid unseen, so that only what flows in beyond all room is seen. */
    SLACK,
    /** A flow is not known: only falling pressure is watched. */
    PRESSURE_ONLY,
    /** Nothing is known. */
    BLIND
}
