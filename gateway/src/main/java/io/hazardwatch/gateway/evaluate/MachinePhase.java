package io.hazardwatch.gateway.evaluate;

/** Phase of the machine of one limit or rate rule (region R1 of {@code docs/alarms.md}). */
enum MachinePhase {
    NORMAL,
    /** Violated; the on-delay is running. */
    PENDING_ON,
    ABNORMAL,
    /** Ok again; the off-delay is running and the alarm still active. */
    PENDING_OFF,
    /** No trustworthy data, and no active alarm. */
    UNKNOWN,
    /** No trustworthy data; the alarm stays active (UNKNOWN with an active core). */
    HELD;

    private static final MachinePhase[] BY_CODE = values();

    static MachinePhase of(int code) {
        return BY_CODE[code];
    }

    boolean isActive() {
        return this == ABNORMAL || this == PENDING_OFF || this == HELD;
    }
}
