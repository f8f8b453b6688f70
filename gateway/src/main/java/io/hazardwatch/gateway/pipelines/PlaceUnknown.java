package io.hazardwatch.gateway.pipelines;

/** Why a method names no place. Stored by name. */
public enum PlaceUnknown {
    /** Flow or pressure is not measured at both ends, or not at present. */
    INSTRUMENT_MISSING,
    /** The friction of the line is not learnt yet. */
    NOT_LEARNT,
    /** Pressures have not settled since the leak began. */
    NOT_SETTLED,
    /** The leak is too small for the gradients to part. */
    TOO_SMALL,
    /** The clocks of the ends are not known to agree within ten milliseconds. */
    NOT_SYNCHRONOUS,
    /** No RTU gives the time of the wave, and readings arrive less than fifty times a second. */
    TOO_SLOW,
    /** The fast readings of the ends are not read from the history yet. */
    FAST_READINGS_AWAITED,
    /** Fast readings of the time of the leak are not kept, or have holes. */
    FAST_READINGS_MISSING,
    /** The ends saw no wave that can have come from one place. */
    NO_WAVE
}
