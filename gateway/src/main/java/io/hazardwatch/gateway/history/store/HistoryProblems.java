package io.hazardwatch.gateway.history.store;

/** Where history tells of what went wrong, for the log; any thread, must not block. */
@FunctionalInterface
public interface HistoryProblems {
    /**
     * Takes one incident.
     *
     * @param what  what happened and to which file or store
     * @param cause null when there is none
     */
    void report(String what, Throwable cause);

    /**
     * Takes readings that the store refused while it took others; they are kept in a file.
     *
     * @param refused reused by the caller afterwards
     * @param reason  what the store said
     */
    default void refused(ReadingBatch refused, String reason) {}
}
