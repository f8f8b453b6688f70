package io.hazardwatch.gateway.evaluate;

/** Where one level's or one rate rule's machine stands (region R1 of {@code docs/alarms.md}). */
enum MachinePhase {
    NORMAL,
    /** Violated, the on-delay runs. */
    PENDING_ON,
    ABNORMAL,
    /** Ok again, the off-delay runs; the alarm is still active. */
    PENDING_OFF,
    /** Nothing trustworthy is known and no alarm is active. */
    UNKNOWN,
    /** Nothing trustworthy is known and the alarm stays active (UNKNOWN with an active core). */
    HELD;

    private static final MachinePhase[] BY_CODE = values();

    static MachinePhase of(int code) {
        return BY_CODE[code];
    }

    boolean isActive() {
        return this == ABNORMAL || this == PENDING_OFF || this == HELD;
    }
}
