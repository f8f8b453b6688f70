package io.hazardwatch.gateway.leaks;

/** Whether a detector can be trusted. */
public enum DetectorHealth {
    SOUND,
    /** Its values are doubtful, bad or missing. */
    BAD_VALUES,
    /** An alarm about the instrument itself is active. */
    INSTRUMENT_ALARM,
    /** Its calibration is overdue. */
    CALIBRATION_OVERDUE;

    public boolean isSound() {
        return this == SOUND;
    }
}
