package io.hazardwatch.gateway.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;

/**
 * Changes rows beside the entries in the journal's next commit, and reads them. SQLite has one writer, and the journal must never
 * wait for another.
 */
public final class JournalChanges {
    /** Channel of the outbox rows that begin or end calls to people; no receiver of notices can have this name. */
    public static final String CALLS = "_calls";
    /** Channel of the outbox row that carries a synthetic alarm; no receiver of notices can have this name. */
    public static final String SYNTHETIC = "_synthetic";

    /**
     * Work on a connection.
     *
     * @param <T> result
     */
    @FunctionalInterface
    public interface Change<T> {
        /** Does it; a change may be repeated if its commit failed. */
        T apply(Connection connection) throws SQLException;
    }

    private final WriteQueue queue;
    private final Jdbi jdbi;

    JournalChanges(WriteQueue queue, Jdbi jdbi) {
        this.queue = queue;
        this.jdbi = jdbi;
    }

    /**
     * Adds a change to the next commit. Any thread, never blocks.
     *
     * @return completes on the journal's thread once that commit is synced, so code that depends on it must not block; a failure
     *     means that nothing of this change was stored
     */
    public <T> CompletableFuture<T> submit(Change<T> work) {
        OutboxChange<T> change = new OutboxChange<>(work);
        queue.add(change);
        return change.answer();
    }

    /**
     * Reads what is committed. Blocking, any thread.
     *
     * @throws SQLException if the file cannot be read
     */
    public <T> T read(Change<T> query) throws SQLException {
        return jdbi.withHandle(handle -> query.apply(handle.getConnection()));
    }
}
