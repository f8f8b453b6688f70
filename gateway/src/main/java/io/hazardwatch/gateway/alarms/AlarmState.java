package io.hazardwatch.gateway.alarms;

/** Core alarm state, the letters of IEC 62682 / ISA-18.2. G, H and I are derived from the suppression region. */
public enum AlarmState {
    /** Normal. */
    A(false, true),
    /** Unacknowledged alarm. */
    B(true, false),
    /** Acknowledged alarm. */
    C(true, true),
    /** Returned to normal, unacknowledged. */
    D(false, false),
    /** Latched, unacknowledged. */
    E(true, false),
    /** Latched, acknowledged. */
    F(true, true);

    private final boolean active;
    private final boolean acked;

    AlarmState(boolean active, boolean acked) {
        this.active = active;
        this.acked = acked;
    }

    /** Whether the alarm counts as active (latched counts). */
    public boolean isActive() {
        return active;
    }

    /** Whether nobody needs to acknowledge it. */
    public boolean isAcked() {
        return acked;
    }
}
