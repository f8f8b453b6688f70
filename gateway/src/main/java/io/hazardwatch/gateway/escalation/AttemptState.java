package io.hazardwatch.gateway.escalation;

/** How far an attempt to reach a person by one means has come, as far as further calls depend on it. */
public enum AttemptState {
    /** On its way to the provider. */
    PLANNED,
    /** The provider did not take it and is asked again. */
    REFUSED,
    /** The provider took it. */
    ACCEPTED,
    /** It arrived at the device. */
    DELIVERED,
    /** The person opened it. */
    SEEN,
    /** The person was not reached. */
    NOT_REACHED;

    /** Whether the provider never took it, so that it can be taken back. */
    boolean isOpen() {
        return this == PLANNED || this == REFUSED;
    }
}
