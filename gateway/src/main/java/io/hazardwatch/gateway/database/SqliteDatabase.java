package io.hazardwatch.gateway.database;

import io.hazardwatch.gateway.database.DatabaseHealth.Condition;
import io.hazardwatch.gateway.sqlite.PlainJdbi;
import io.hazardwatch.gateway.sqlite.ReadConnections;
import io.hazardwatch.gateway.sqlite.SqliteFailure;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;

/**
 * The relational store as a SQLite file in the data folder, separate from the journal's file, which must have only one writer.
 * Any thread.
 */
public final class SqliteDatabase implements Database {
    /** Name of the file in the data folder. */
    public static final String FILE = "gateway.db";
    /** Name of the local copy beside a store that is a server. */
    public static final String COPY_FILE = "last-known.db";
    /** Former name of the file, when it held only accounts. */
    static final String FORMER_FILE = "accounts.db";
    private static final String LOG = "-wal";
    private static final String SHARED_MEMORY = "-shm";

    private final SqliteFile file;
    private final Clock clock;
    private final WriteLock turn = new WriteLock();
    private final ReadConnections connections;
    private final Jdbi readers;
    // owned by whose turn it is
    private Connection connection;
    private Handle writer;
    // any thread
    private volatile DatabaseHealth health;

    private SqliteDatabase(SqliteFile file, Connection connection, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.connections = new ReadConnections(file);
        this.readers = PlainJdbi.on(connections);
        this.health = new DatabaseHealth(Condition.OK, "", clock.millis());
        write(connection);
    }

    /**
     * Opens the store in the data folder; creates it if it does not exist, and takes over a file of its former name.
     *
     * @throws SQLException also when another process writes to it
     */
    public static SqliteDatabase open(Path data, Clock clock) throws SQLException {
        takeOver(data);
        return open(new SqliteFile(data.resolve(FILE)), clock);
    }

    /**
     * Opens the copy beside a store that is a server.
     *
     * @throws SQLException if the disk refuses the file
     */
    public static SqliteDatabase openCopy(Path data, Clock clock) throws SQLException {
        return open(new SqliteFile(data.resolve(COPY_FILE)), clock);
    }

    private static SqliteDatabase open(SqliteFile file, Clock clock) throws SQLException {
        return new SqliteDatabase(file, connect(file), clock);
    }

    /**
     * Whether a failure to open says that the file is damaged; any other failure, such as a full disk or missing permission,
     * says nothing about the contents.
     */
    public static boolean isDamage(Throwable failure) {
        return SqliteFailure.of(failure) == SqliteFailure.DAMAGED;
    }

    /** Whether that folder contains a store or its copy. */
    public static boolean isIn(Path data) {
        return Stream.of(FILE, FORMER_FILE, COPY_FILE).map(data::resolve).anyMatch(Files::exists);
    }

    /**
     * Moves the log first: if the process is killed in between, the file still has its former name and the next start
     * continues.
     */
    private static void takeOver(Path data) throws SQLException {
        Path former = data.resolve(FORMER_FILE);
        if (!Files.isRegularFile(former) || Files.exists(data.resolve(FILE))) {
            return;
        }
        try {
            Files.deleteIfExists(data.resolve(FORMER_FILE + SHARED_MEMORY));
            if (Files.exists(data.resolve(FORMER_FILE + LOG))) {
                Files.move(data.resolve(FORMER_FILE + LOG), data.resolve(FILE + LOG), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(former, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new SQLException(former + ": cannot be renamed to " + FILE + ": " + refused, refused);
        }
    }

    private static Connection connect(SqliteFile file) throws SQLException {
        file.migrate(Schema.FOLDERS_OF_SQLITE, Schema::ofSqlite);
        return file.writer();
    }

    private void write(Connection by) {
        connection = by;
        writer = PlainJdbi.on(by).open();
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        try {
            return readers.withHandle(work);
        } catch (RuntimeException failure) {
            throw noted(failure);
        }
    }

    @Override
    public <T, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X {
        turn.begin();
        boolean isDone = false;
        try {
            reconnect();
            T result = work.withHandle(writer);
            commit();
            isDone = true;
            health = health.next(Condition.OK, "", clock.millis());
            return result;
        } catch (RuntimeException failure) {
            throw noted(failure);
        } finally {
            if (!isDone) {
                rollback();
            }
            turn.end();
        }
    }

    /** Reconnects after the file was rewritten and could not be opened at once. */
    private void reconnect() {
        try {
            if (connection.isClosed()) {
                write(connect(file));
                connections.renew();
            }
        } catch (SQLException refused) {
            throw new ConnectionException(refused);
        }
    }

    private void commit() {
        try {
            connection.commit();
        } catch (SQLException refused) {
            throw new TransactionException("not committed", refused);
        }
    }

    private void rollback() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException refused) {
            noted(new TransactionException("not rolled back", refused));
        }
    }

    private RuntimeException noted(RuntimeException failure) {
        RuntimeException translated = TransientFailures.translated(failure);
        if (translated instanceof DatabaseAwayException away) {
            health = health.next(away.condition(), TransientFailures.said(failure), clock.millis());
        }
        return translated;
    }

    @Override
    public DatabaseHealth health() {
        return health;
    }

    /** Never calls back: a local file does not return by itself, and each call tries it again. */
    @Override
    public void onReturn(Runnable told) {
        // A file does not come back by itself.
    }

    @Override
    public boolean isFileGone() {
        return !Files.exists(file.path());
    }

    @Override
    public void writeAnew() throws SQLException {
        turn.begin();
        try {
            Path copy = file.path().resolveSibling(file.path().getFileName() + ".new");
            SqliteFile.copy(connection, copy);
            writer.close(); // first: closing removes the side files, also a new file's
            restore(copy);
            write(connect(file));
            connections.renew();
        } finally {
            turn.end();
        }
    }

    private void restore(Path copy) throws SQLException {
        try {
            Files.move(copy, file.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new SQLException(copy + ": cannot be moved: " + refused, refused);
        }
    }

    @Override
    public void close() {
        turn.begin();
        try {
            connections.close();
            rollback();
            connection.close();
        } catch (SQLException refused) {
            throw new TransactionException("not closed", refused);
        } finally {
            turn.end();
        }
    }
}
