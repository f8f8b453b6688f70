package io.hazardwatch.gateway.alarms;

/** Whether an alarm sounds in the control room (region R4). It says nothing about notices to people elsewhere. */
public enum Annunciation {
    /** Nothing to hear: acknowledged, returned to normal, or suppressed. */
    SILENT,
    /** The horn and the blinking lamp. */
    SOUNDING,
    /** A person silenced the horn; the next announcement sounds again. */
    SILENCED
}
