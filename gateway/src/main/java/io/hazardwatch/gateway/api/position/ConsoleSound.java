package io.hazardwatch.gateway.api.position;

/** Whether an alarm can be heard at a console. */
public enum ConsoleSound {
    /** The browser plays. */
    PLAYS,
    /** The browser does not let the page play until somebody touches it. */
    BLOCKED,
    /** Somebody muted the console. */
    MUTED,
    /** There is no device that could play. */
    NONE
}
