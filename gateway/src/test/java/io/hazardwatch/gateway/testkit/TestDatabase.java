package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseSettings;
import io.hazardwatch.gateway.database.PostgresDatabase;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A place for a relational store, empty at first, that a test opens, closes and opens again. A contract suite is an interface
 * with a method that gives one of these; a test class of SQLite and one of PostgreSQL, tagged {@code service}, implement it.
 */
@FunctionalInterface
public interface TestDatabase {
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
    static TestDatabase postgres(PostgresServer server) {
        DatabaseSettings settings = new DatabaseSettings(server.makeDatabase(), PostgresServer.USER, PostgresServer.PASSWORD);
        return () -> PostgresDatabase.open(settings, Clock.SYSTEM, Thread::new);
    }
}
