package io.hazardwatch.gateway.leaks;

/** Whether a detector can be trusted. */
public enum DetectorHealth {
    SOUND,
    /** Its values are doubtful, bad or missing. */
    BAD_VALUES,
    /** An alarm about the instrument itself is active. */
    INSTRUMENT_ALARM,
    /** Its calibration is overdue. */
    CALIBRATION_OVERDUE,
    /** Its bump test is overdue, or it failed. */
    BUMP_TEST;

    public boolean isSound() {
        return this == SOUND;
    }
}
