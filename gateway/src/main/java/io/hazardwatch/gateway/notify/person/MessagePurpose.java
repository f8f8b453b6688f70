package io.hazardwatch.gateway.notify.person;

/** Why a person gets a message. */
public enum MessagePurpose {
    /** Something that needs an answer: an alarm, or a severe-weather warning for a site. */
    CALL,
    /** Somebody else has answered, or it has ended; no answer is needed. */
    NEWS,
    /** Many at once in one message: count, first and worst. */
    DIGEST,
    /** Duty: a shift begins soon, a roll call was missed, the daily summary. */
    DUTY,
    /** A code that proves that a means belongs to the person, or the monthly test. */
    VERIFICATION,
    /** Takes back a false alarm from everybody who got it. */
    CORRECTION,
    /** Tells a household that there is gas, and what to do. */
    HOUSEHOLD,
    /** Tells a household what came of it; nobody there is sent back in by it, and it asks for no answer. */
    HOUSEHOLD_NEWS,
    /** Switches a siren on; nobody answers it. */
    SIREN
}
