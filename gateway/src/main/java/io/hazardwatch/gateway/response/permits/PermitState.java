package io.hazardwatch.gateway.response.permits;

/** Where a permit is in its life. Stored by name. */
public enum PermitState {
    /** It has not begun. */
    PLANNED,
    /** Work may go on under it, as far as whoever approved it says. */
    VALID,
    /** A person has suspended it; work goes on under a new one only. */
    SUSPENDED,
    /** Its time is over. */
    ENDED,
    /** A person has closed it. */
    CLOSED;

    /** Whether it still counts. */
    public boolean isOpen() {
        return this != ENDED && this != CLOSED;
    }
}
