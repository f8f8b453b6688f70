package io.hazardwatch.gateway.database;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Migration scripts of the schema: one tree for both stores, except for the tables from before there was a second store. */
final class Schema {
    /** Where the scripts for a SQLite file are on the class path. */
    static final List<String> FOLDERS_OF_SQLITE = List.of("db/database/common", "db/database/sqlite");

    private static final String FOLDER = "classpath:db/database/";

    private Schema() {}

    /** For a SQLite file. */
    static FluentConfiguration ofSqlite() {
        return scripts("sqlite", "BLOB");
    }

    /** For a PostgreSQL database. */
    static FluentConfiguration ofPostgres() {
        return scripts("postgresql", "BYTEA");
    }

    /** Scripts may be added below the newest version, because each room numbers its own; none depends on a script of another room above it. */
    private static FluentConfiguration scripts(String store, String bytes) {
        return Flyway.configure(Schema.class.getClassLoader()).locations(FOLDER + "common", FOLDER + store)
                .placeholders(Map.of("bytes", bytes)).outOfOrder(true);
    }
}
