package io.hazardwatch.gateway.sqlite;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;

/**
 * A database file in WAL mode: one writer at a time, and readers that neither wait for it nor make it wait. Any thread.
 *
 * @param path the file; {@code -wal} and {@code -shm} live beside it and belong to it
 */
public record SqliteFile(Path path) {
    /** How long a writer waits for another's lock before the attempt counts as failed. */
    private static final int BUSY_MILLIS = 1_000;
    /** Keeps the tails of the indexes in memory, which each insert touches. */
    private static final int CACHE_KIB = 32_768;
    /**
     * 4 MiB of log keep the commit that runs a checkpoint short; four times as much would determine the p99 latency during a
     * flood.
     */
    private static final int CHECKPOINT_PAGES = 1_000;
    private static final int READ_BUSY_MILLIS = 10_000;
    private static final int FINDINGS_MAX = 10;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * Brings the schema up to the scripts in {@code location} on the class path. A file that is not there is made for the gateway's
     * own user only; SQLite gives its side files the same permissions.
     */
    public void migrate(String location) {
        migrate(List.of(location), () -> Flyway.configure(SqliteFile.class.getClassLoader()).locations("classpath:" + location));
    }

    /**
     * Brings the schema up to the scripts in {@code folders}.
     *
     * @param folders on the class path
     * @param scripts how Flyway runs them; asked only when some were not applied yet
     */
    public void migrate(List<String> folders, Supplier<FluentConfiguration> scripts) {
        if (AppliedScripts.areAllOf(this, folders)) {
            return;
        }
        try {
            PrivateFiles.createIfMissing(path);
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot make " + path, refused);
        }
        scripts.get().dataSource(url(), null, null).load().migrate();
    }

    /**
     * A connection whose commits are synced to the disk (one fsync each, of the WAL), without auto-commit. The driver opens the
     * next transaction with each commit, which takes the write lock: while this connection is open nobody else can write, and a
     * second gateway on the same file is refused here.
     *
     * @throws SQLException if the file is in use or cannot be opened
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

    /** Whether there is no file. */
    public boolean isAbsent() {
        return !Files.exists(path);
    }

    /**
     * Whether the file has that table.
     *
     * @throws SQLException if the file cannot be read
     */
    public boolean hasTable(String name) throws SQLException {
        try (Connection connection = visitor();
                PreparedStatement select = connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")) {
            select.setString(1, name);
            try (ResultSet lines = select.executeQuery()) {
                return lines.next();
            }
        }
    }

    /** The present identities of the files that hold committed data. */
    public List<FileIdentity> identities() {
        return List.of(FileIdentity.of(path), FileIdentity.of(beside("-wal")));
    }

    /**
     * Renames the file together with the files that belong to it, so that nobody opens it by mistake and nothing is lost.
     *
     * @param mark what is wrong with it, one word
     * @param nowMillis becomes part of the name
     * @return its new path, or null if there was no file
     * @throws SQLException if a file cannot be renamed
     */
    public Path setAside(String mark, long nowMillis) throws SQLException {
        String stamp = STAMP.format(Instant.ofEpochMilli(nowMillis));
        Path aside = path.resolveSibling(path.getFileName() + "." + mark + "-" + stamp);
        boolean isAny = false;
        for (String part : List.of("", "-wal", "-shm")) {
            isAny |= move(beside(part), aside.resolveSibling(aside.getFileName() + part));
        }
        return isAny ? aside : null;
    }

    private static boolean move(Path from, Path to) throws SQLException {
        try {
            if (!Files.exists(from)) {
                return false;
            }
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException refused) {
            throw new SQLException(from + ": cannot be set aside: " + refused, refused);
        }
    }

    /** Errors that the database finds in its pages and indexes, at most a few; empty = none. Reads the whole file. */
    public static List<String> damagedPages(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("PRAGMA integrity_check(" + FINDINGS_MAX + ")")) {
            List<String> findings = new ArrayList<>();
            while (lines.next()) {
                findings.add(lines.getString(1));
            }
            return findings.equals(List.of("ok")) ? List.of() : List.copyOf(findings);
        }
    }

    /**
     * Writes everything a connection sees into a new file, synced; works even if its own file was removed.
     *
     * @throws SQLException if the new file cannot be written
     */
    public static void copy(Connection connection, Path target) throws SQLException {
        boolean wasAutoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            Files.deleteIfExists(target);
            PrivateFiles.createIfMissing(target); // an empty file is taken as none
            copy.setString(1, target.toAbsolutePath().toString());
            copy.execute();
        } catch (SQLException failure) {
            target.toFile().delete();
            throw failure;
        } catch (IOException refused) {
            throw new SQLException(target + ": " + refused, refused);
        } finally {
            connection.setAutoCommit(wasAutoCommit);
        }
    }

    private Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    /** A connection for queries only. */
    Connection reader() throws SQLException {
        SQLiteConfig config = durable();
        config.setBusyTimeout(READ_BUSY_MILLIS);
        config.setReadOnly(true);
        return config.createConnection(url());
    }

    /**
     * A connection to read a file that may belong to another process: takes no lock a writer would wait for, and creates
     * nothing. A file in a read-only place, such as a copy on a disc, is read as immutable.
     *
     * @throws SQLException if the file cannot be opened
     */
    public Connection visitor() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(READ_BUSY_MILLIS);
        config.setReadOnly(true);
        boolean fixed = !Files.isWritable(path.toAbsolutePath().getParent()) && !Files.exists(Path.of(path + "-wal"));
        return config.createConnection("jdbc:sqlite:" + path.toAbsolutePath().toUri() + (fixed ? "?immutable=1" : ""));
    }

    /** Loads the driver's native library, the driver and Jdbi, which takes a while, so that the first connection need not. Any thread. */
    public static void loadLibrary() throws IOException {
        try {
            SQLiteJDBCLoader.initialize();
            try (Connection nothing = new SQLiteConfig().createConnection("jdbc:sqlite::memory:")) {
                PlainJdbi.on(nothing).useHandle(handle -> handle.createQuery("SELECT :one").bind("one", 1).mapTo(Integer.class).one());
            }
        } catch (Exception failed) {
            throw new IOException(failed);
        }
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
