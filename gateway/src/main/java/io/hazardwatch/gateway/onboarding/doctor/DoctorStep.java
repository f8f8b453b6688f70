package io.hazardwatch.gateway.onboarding.doctor;

/** The way of a device from nothing to protected, in its order. */
public enum DoctorStep {
    /** Something of the device arrived at a port. */
    REACHED,
    /** The connection is encrypted, where it is meant to be. */
    TLS,
    /** User name and password are right. */
    LOGGED_IN,
    /** It publishes under a topic of its own. */
    TOPIC,
    /** The payload can be read. */
    PAYLOAD,
    /** The names in it are points of the device. */
    POINT_KNOWN,
    /** Unit, range and time are plausible. */
    PLAUSIBLE,
    /** It reports as often as it is meant to. */
    PERIOD,
    /** At least one point has limits or rules. */
    LIMITS_SET,
    /** An alarm of the device was seen once. */
    ALARM_TESTED,
    /** Somebody has acknowledged one. */
    NOTICE_SEEN
}
