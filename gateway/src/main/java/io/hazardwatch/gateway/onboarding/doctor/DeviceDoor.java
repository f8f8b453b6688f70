package io.hazardwatch.gateway.onboarding.doctor;

/** By which door a device comes, and so what can be expected of it. */
public enum DeviceDoor {
    /** MQTT or HTTP, with a credential, once a period. */
    CREDENTIAL,
    /** A language with a port and names of its own, once a period; it needs no credential. */
    OWN,
    /** The same, but a value that stays the same is not sent again, so that no period can be judged. */
    OWN_BY_CHANGE
}
