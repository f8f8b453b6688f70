package io.hazardwatch.gateway.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Keeps a few connections for queries, because opening one costs more than most queries. Further ones are opened on demand and
 * closed after use, so a reader never waits for another. Any thread.
 */
public final class ReadConnections implements ConnectionFactory, AutoCloseable {
    private static final int IDLE_MAX = 4;

    private final SqliteFile file;
    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>(IDLE_MAX);
    private final Set<Connection> current = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param file the file to read */
    public ReadConnections(SqliteFile file) {
        this.file = file;
    }

    @Override
    public Connection openConnection() throws SQLException {
        if (closed) {
            throw new SQLException("closed: " + file.path());
        }
        Connection kept = idle.poll();
        if (kept != null) {
            return kept;
        }
        Connection opened = file.reader();
        current.add(opened);
        return opened;
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        if (closed || !current.contains(connection) || !idle.offer(connection)) {
            current.remove(connection);
            connection.close();
        } else if (closed) {
            closeIdle();
        }
    }

    /**
     * Switches to a replaced file: open connections are closed as soon as they are no longer in use.
     *
     * @throws SQLException if the replaced file cannot be opened
     */
    public void renew() throws SQLException {
        current.clear();
        closeIdle();
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        closeIdle();
    }

    private void closeIdle() throws SQLException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            kept.close();
        }
    }
}
