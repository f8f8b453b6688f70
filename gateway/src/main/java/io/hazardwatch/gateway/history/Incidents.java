package io.hazardwatch.gateway.history;

/** Where history tells of what went wrong, for the log; any thread, must not block. */
@FunctionalInterface
public interface Incidents {
    /**
     * Takes one incident.
     *
     * @param what  what happened and to which file or store
     * @param cause null when there is none
     */
    void report(String what, Throwable cause);
}
