package io.hazardwatch.gateway.database;

import com.zaxxer.hikari.HikariDataSource;
import io.hazardwatch.gateway.sqlite.PlainJdbi;
import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.ThreadFactory;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The relational store on a PostgreSQL server. While the server is away, also at the start, every call fails at once. Any
 * thread that may block.
 */
public final class PostgresDatabase implements Database {
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final WriteLock turn = new WriteLock();
    private final PostgresOwnership ownership;

    private PostgresDatabase(DatabaseSettings settings, Clock clock, ThreadFactory threads) {
        PostgresConnector link = new PostgresConnector(settings);
        this.pool = link.pool();
        this.jdbi = PlainJdbi.on(pool);
        this.ownership = new PostgresOwnership(link, pool, clock, threads);
    }

    /** Connects and migrates the schema; returns within seconds even without a server, see {@link #health}. */
    public static PostgresDatabase open(DatabaseSettings settings, Clock clock, ThreadFactory threads) {
        PostgresDatabase database = new PostgresDatabase(settings, clock, threads);
        database.ownership.start();
        return database;
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        refuseWhileAway();
        try {
            return jdbi.withHandle(work);
        } catch (RuntimeException failure) {
            throw noted(failure);
        }
    }

    @Override
    public <T, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X {
        refuseWhileAway();
        turn.begin();
        try {
            return jdbi.inTransaction(work);
        } catch (RuntimeException failure) {
            throw noted(failure);
        } finally {
            turn.end();
        }
    }

    private void refuseWhileAway() {
        DatabaseHealth now = ownership.health();
        if (!now.isOk()) {
            throw new DatabaseAwayException(now.condition(), now.detail(), null);
        }
    }

    private RuntimeException noted(RuntimeException failure) {
        RuntimeException translated = TransientFailures.translated(failure);
        if (translated instanceof DatabaseAwayException) {
            ownership.lookSoon();
        }
        return translated;
    }

    @Override
    public DatabaseHealth health() {
        return ownership.health();
    }

    @Override
    public void onReturn(Runnable told) {
        ownership.onReturn(told);
    }

    @Override
    public boolean isFileGone() {
        return false;
    }

    @Override
    public void writeAnew() {
        throw new IllegalStateException("a server looks after its own files");
    }

    @Override
    public void close() {
        ownership.close();
        pool.close();
    }
}
