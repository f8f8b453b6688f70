package io.hazardwatch.gateway.api.watchdog;

/** Port to the monthly check of the outside monitor. Any thread, never blocks. */
public interface WatchdogCheckBook {
    /**
     * Where the check stands. Times are ms since the epoch.
     *
     * @param isAwaited   whether somebody is to confirm that the monitor paged
     * @param beganAt     when its calls were last begun to be withheld; 0 = they never are, or not since this gateway was installed
     * @param dueAt       until when that is to be confirmed; 0 with {@code beganAt}
     * @param confirmedAt when somebody last confirmed; 0 = never
     * @param confirmedBy name of the user; null with 0
     */
    record State(boolean isAwaited, long beganAt, long dueAt, long confirmedAt, String confirmedBy) {}

    /** Where it stands now. */
    State state();

    /**
     * Somebody was paged by the monitor.
     *
     * @param session of the API by which it is confirmed, for the journal; null = none
     * @return false if nothing is to be confirmed
     */
    boolean confirm(String by, String session);
}
