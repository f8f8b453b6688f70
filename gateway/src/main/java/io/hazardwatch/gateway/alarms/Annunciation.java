package io.hazardwatch.gateway.alarms;

/** Whether an alarm sounds in the control room (region R4). It says nothing about notices to people elsewhere. */
public enum Annunciation {
    /** No sound: acknowledged, returned to normal, or suppressed. */
    SILENT,
    /** Horn and blinking lamp are on. */
    SOUNDING,
    /** A person silenced the horn; the next announcement sounds again. */
    SILENCED
}
