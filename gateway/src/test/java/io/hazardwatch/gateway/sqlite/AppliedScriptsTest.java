package io.hazardwatch.gateway.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start sets Flyway up only when there is a script to apply. */
class AppliedScriptsTest {
    private static final List<String> JOURNAL = List.of("db/journal");

    @TempDir
    private Path directory;
    private int asked;

    private FluentConfiguration scripts() {
        asked++;
        return Flyway.configure().locations("classpath:db/journal");
    }

    private SqliteFile migrated() {
        SqliteFile file = new SqliteFile(directory.resolve("journal.db"));
        file.migrate(JOURNAL, this::scripts);
        return file;
    }

    @Test
    void everyScriptApplied_flywayIsNotAsked() {
        migrated();
        assertEquals(1, asked);
        migrated();
        assertEquals(1, asked);
    }

    @Test
    void scriptMissing_flywayIsAsked() throws Exception {
        change("DELETE FROM flyway_schema_history WHERE version = '4'");
        assertFalse(AppliedScripts.areAllOf(new SqliteFile(directory.resolve("journal.db")), JOURNAL));
    }

    @Test
    void scriptFailed_flywayIsAsked() throws Exception {
        change("UPDATE flyway_schema_history SET success = 0 WHERE version = '4'");
        assertFalse(AppliedScripts.areAllOf(new SqliteFile(directory.resolve("journal.db")), JOURNAL));
    }

    @Test
    void otherSchemaOrNoFile_isNotApplied() {
        SqliteFile file = migrated();
        assertTrue(AppliedScripts.areAllOf(file, JOURNAL));
        assertFalse(AppliedScripts.areAllOf(file, List.of("db/database/common", "db/database/sqlite")));
        assertFalse(AppliedScripts.areAllOf(new SqliteFile(directory.resolve("none.db")), JOURNAL));
        assertFalse(AppliedScripts.areAllOf(file, List.of("db/nowhere")));
    }

    private void change(String sql) throws SQLException {
        SqliteFile file = migrated();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.path()); Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }
}
