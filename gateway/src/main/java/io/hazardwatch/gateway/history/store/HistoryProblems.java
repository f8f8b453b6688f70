package io.hazardwatch.gateway.history.store;

/** Receives problems of the history room, for the log; any thread, must not block. */
@FunctionalInterface
public interface HistoryProblems {
    /**
     * Takes one problem.
     *
     * @param what what happened and to which file or store
     * @param cause null if there is none
     */
    void report(String what, Throwable cause);

    /**
     * Takes readings that the store refused while it accepted others; they are saved in a file.
     *
     * @param refused reused by the caller afterwards
     * @param reason the store's message
     */
    default void refused(ReadingBatch refused, String reason) {}
}
