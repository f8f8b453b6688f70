package io.hazardwatch.gateway.duty.log;

/** What an entry of the duty log is about; stored by name. */
public enum DutyLogKind {
    /** A shift began: who is on duty and who leads. */
    SHIFT(false),
    ARRIVED(false),
    LEFT(false),
    /** An alarm, or what was done about it. */
    ALARM(false),
    /** A weather warning received or confirmed. */
    WARNING(false),
    ROLL_CALL(false),
    SPOT_CHECK(false),
    /** A work permit began, was suspended or ended. */
    SPECIAL_WORK(false),
    /** A sensor offline, suppressed or out of service, or back. */
    SENSOR(false),
    /** A hand-over, or an item of it. */
    HANDOVER(false),
    /** A call: with whom, about what, what was done. */
    CALL(true),
    /** Anything else worth writing down. */
    REMARK(true),
    /** A request for instructions (请示). */
    REQUEST(true),
    /** An instruction (批示): who must do what by when. */
    INSTRUCTION(true),
    /** What an instruction asked for is done. */
    DONE(true),
    /** Says what is right instead of an entry it names. */
    CORRECTION(true);

    private final boolean isByHand;

    DutyLogKind(boolean isByHand) {
        this.isByHand = isByHand;
    }

    /** Whether people write such entries; the others the gateway writes. */
    public boolean isByHand() {
        return isByHand;
    }
}
