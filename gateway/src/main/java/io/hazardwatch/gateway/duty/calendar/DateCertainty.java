package io.hazardwatch.gateway.duty.calendar;

/** How far a date may be relied on. */
public enum DateCertainty {
    /** Taken from the named source. */
    SOURCED,
    /** Written from memory; to be compared with the notice before it is relied on. */
    TO_VERIFY,
    /** Set by the people who run the gateway. */
    OWN
}
