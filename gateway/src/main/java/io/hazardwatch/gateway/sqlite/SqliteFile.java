package io.hazardwatch.gateway.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;

/**
 * A database file in WAL mode: one writer at a time, and readers that neither wait for it nor make it wait. Any thread.
 *
 * @param path the file; {@code -wal} and {@code -shm} live beside it and belong to it
 */
public record SqliteFile(Path path) {
    /** How long a writer waits for another one's lock before the attempt counts as failed. */
    private static final int BUSY_MILLIS = 1_000;
    /** Keeps the tails of the indexes in memory, which each insert touches. */
    private static final int CACHE_KIB = 32_768;
    /** 4 MiB of log: the commit that folds it back into the file is short. Four times as much makes it the p99 of a flood. */
    private static final int CHECKPOINT_PAGES = 1_000;
    private static final int READ_BUSY_MILLIS = 10_000;

    /** Brings the schema up to the scripts in {@code location} on the class path. */
    public void migrate(String location) {
        Flyway.configure(SqliteFile.class.getClassLoader())
                .dataSource(url(), null, null)
                .locations("classpath:" + location)
                .load()
                .migrate();
    }

    /**
     * A connection whose commits are synced to the disk (one fsync each, of the WAL), without auto-commit. The driver
     * opens the next transaction with each commit, and that takes the write lock: as long as this connection is open
     * nobody else can write, and a second gateway on the same file is refused here.
     */
    public Connection writer() throws SQLException {
        SQLiteConfig config = durable();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection(url());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
    }

    /** A connection for queries only. */
    Connection reader() throws SQLException {
        SQLiteConfig config = durable();
        config.setBusyTimeout(READ_BUSY_MILLIS);
        config.setReadOnly(true);
        return config.createConnection(url());
    }

    /**
     * A connection for looking at a file that may be another process's: takes no lock a writer would wait for, and makes
     * nothing. A file in a place where nothing can be written, as a copy on a disc, is read as one that cannot change.
     */
    public Connection visitor() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(READ_BUSY_MILLIS);
        config.setReadOnly(true);
        boolean fixed = !Files.isWritable(path.toAbsolutePath().getParent()) && !Files.exists(Path.of(path + "-wal"));
        return config.createConnection("jdbc:sqlite:" + path.toAbsolutePath().toUri() + (fixed ? "?immutable=1" : ""));
    }

    private static SQLiteConfig durable() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return config;
    }

    private String url() {
        return "jdbc:sqlite:" + path.toAbsolutePath();
    }
}
