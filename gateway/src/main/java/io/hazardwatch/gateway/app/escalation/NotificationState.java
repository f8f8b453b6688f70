package io.hazardwatch.gateway.app.escalation;

/** Progress of a message to a person. Stored by name. */
enum NotificationState {
    /** It waits for its time, or for room at the provider. */
    PLANNED,
    /** It is being handed over; after a crash nobody knows whether it was. */
    CLAIMED,
    /** The provider took it. */
    ACCEPTED,
    /** It arrived at the device. */
    DELIVERED,
    /** The person opened it. */
    SEEN,
    /** The provider did not take it and is asked again. */
    RETRY,
    /** The person was not reached. */
    FAILED,
    /** It was not needed any more. */
    CANCELLED;

    boolean isWaiting() {
        return this == PLANNED || this == RETRY;
    }

    boolean isUnsettled() {
        return isWaiting() || this == CLAIMED;
    }

    /** Whether nothing is known about it beyond the provider. */
    boolean isUnsettledOrAccepted() {
        return isUnsettled() || this == ACCEPTED;
    }
}
