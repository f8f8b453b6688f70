package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseHealth;
import io.hazardwatch.gateway.database.DatabaseSettings;
import io.hazardwatch.gateway.database.PostgresDatabase;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * A place for a relational store, empty at first, that a test opens, closes and opens again. A contract suite is an interface
 * with a method that gives one of these; a test class of SQLite and one of PostgreSQL, tagged {@code service}, implement it.
 */
@FunctionalInterface
public interface TestDatabase {
    /** How long a server on a busy machine may take. */
    long PATIENCE_MILLIS = 60_000;
    /** What passes by itself. A test of two owners opens the second one itself. */
    Set<DatabaseHealth.Condition> NOT_YET = EnumSet.of(DatabaseHealth.Condition.AWAY, DatabaseHealth.Condition.IN_USE);

    /** Opens what is there; the test closes it. */
    Database open();

    /** A file in {@code folder}. */
    static TestDatabase sqlite(Path folder) {
        return () -> {
            EmptyStore.placeIn(folder);
            try {
                return SqliteDatabase.open(folder, Clock.SYSTEM);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        };
    }

    /** A new database on {@code server}. */
    static DatabaseSettings anew(PostgresServer server) {
        return new DatabaseSettings(server.makeDatabase(), PostgresServer.USER, PostgresServer.PASSWORD);
    }

    /** The same, and how to open it. */
    static TestDatabase postgres(PostgresServer server) {
        return postgres(server, anew(server));
    }

    /** A database on {@code server}; while the server runs it is open only once that answers, however busy the machine. */
    static TestDatabase postgres(PostgresServer server, DatabaseSettings settings) {
        return () -> {
            Database database = PostgresDatabase.open(settings, Clock.SYSTEM, Thread::new);
            if (server.isRunning()) {
                Await.until("the server answers, and has noticed that an earlier owner is gone", PATIENCE_MILLIS,
                        () -> !NOT_YET.contains(database.health().condition()));
            }
            return database;
        };
    }
}
