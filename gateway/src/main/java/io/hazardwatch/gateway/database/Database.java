package io.hazardwatch.gateway.database;

import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ThreadFactory;
import org.jdbi.v3.core.HandleCallback;

/**
 * The relational store, whichever it is. Every method may block for seconds, never without end; any thread that may wait.
 *
 * <p>SQL is written for both stores: types {@code TEXT}, {@code BIGINT} (times in ms since the epoch), {@code INTEGER} (0 and 1 for
 * no and yes), {@code DOUBLE PRECISION}, <code>${bytes}</code> in migrations; {@code INSERT ... ON CONFLICT (key) DO UPDATE}; ids made by
 * us; order texts in
 * Java, because servers sort by their own rules.
 */
public sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {
    /**
     * Opens the store that {@code settings} names.
     *
     * @param data    folder of the SQLite file
     * @param threads makes the thread that watches a server
     */
    static Database open(DatabaseSettings settings, Path data, Clock clock, ThreadFactory threads) throws SQLException {
        return settings.isServer() ? PostgresDatabase.open(settings, clock, threads) : SqliteDatabase.open(data, clock);
    }

    /**
     * Looks; every statement sees what was committed when it began.
     *
     * @throws DatabaseAwayException when the store cannot be used now
     */
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X;

    /**
     * Changes, all or nothing: whatever {@code work} throws undoes all of it. Transactions follow one another, so what one read it may
     * rely on until its end. Not to be called within {@code work}.
     *
     * @throws DatabaseAwayException when the store cannot be used now; nothing was changed, or, when it went away during the commit, that
     *                               is unknown
     */
    <T, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X;

    /** How it is; never blocks. */
    DatabaseHealth health();

    /** Runs {@code told} each time the store can be used again after it could not; on a thread that may wait. */
    void onReturn(Runnable told);

    /** Whether the store is a file of ours and was removed while open. One look at the directory. */
    boolean isFileGone();

    /** Writes a file that was removed anew, with everything in it. */
    void writeAnew() throws SQLException;

    @Override
    void close();
}
