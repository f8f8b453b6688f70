package io.hazardwatch.gateway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.sqlite.SqliteFile;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class SqliteDatabaseTest implements DatabaseContract {
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    @TempDir
    private Path data;

    @Override
    public TestDatabase place() {
        return TestDatabase.sqlite(data);
    }

    @Test
    void accountsFileOfAnEarlierVersion_isTakenOverWithWhatItsLogHolds() throws Exception {
        Path copy = Files.createDirectory(data.resolve("killed"));
        try (Connection former = formerFile(data)) {
            insert(former, "li-wei");
            for (String part : List.of("accounts.db", "accounts.db-wal")) {
                Files.copy(data.resolve(part), copy.resolve(part));
            }
        }
        try (Database database = SqliteDatabase.open(copy, clock)) {
            assertEquals(List.of("li-wei"), names(database));
        }
        assertFalse(Files.exists(copy.resolve("accounts.db")));
        assertFalse(Files.exists(copy.resolve("accounts.db-wal")));
    }

    @Test
    void killedInTheMiddleOfTheTakeover_isFinishedByTheNextStart() throws Exception {
        Path copy = Files.createDirectory(data.resolve("killed"));
        try (Connection former = formerFile(data)) {
            insert(former, "li-wei");
            Files.copy(data.resolve("accounts.db"), copy.resolve("accounts.db"));
            Files.copy(data.resolve("accounts.db-wal"), copy.resolve("gateway.db-wal"));
        }
        try (Database database = SqliteDatabase.open(copy, clock)) {
            assertEquals(List.of("li-wei"), names(database));
        }
    }

    @Test
    void accountsFileBesideTheStore_isLeftAlone() throws Exception {
        SqliteDatabase.open(data, clock).close();
        Files.writeString(data.resolve("accounts.db"), "put back by somebody");
        try (Database database = SqliteDatabase.open(data, clock)) {
            assertEquals(List.of(), names(database));
        }
        assertTrue(Files.exists(data.resolve("accounts.db")));
    }

    @Test
    void storeOfAReleaseWithFewerScripts_getsThoseThatWereAddedBelowItsNewest() throws Exception {
        Path scripts = Path.of(System.getProperty("hazardwatch.root", "..")).resolve("gateway/src/main/resources/db/database");
        Path earlier = Files.createDirectory(data.resolve("earlier"));
        for (String folder : List.of("common", "sqlite")) {
            try (Stream<Path> files = Files.list(scripts.resolve(folder))) {
                for (Path script : files.filter(each -> !each.getFileName().toString().matches("V4[12]__.*")).toList()) {
                    Files.copy(script, earlier.resolve(script.getFileName()));
                }
            }
        }
        Schema.ofSqlite().locations("filesystem:" + earlier).dataSource("jdbc:sqlite:" + data.resolve(SqliteDatabase.FILE), null, null)
                .load().migrate();
        try (Database database = SqliteDatabase.open(data, clock)) {
            assertEquals(List.of("41", "42"), database.read(handle -> handle.createQuery(
                    "SELECT version FROM flyway_schema_history WHERE version IN ('41', '42') ORDER BY version").mapTo(String.class).list()));
        }
    }

    @Test
    void openInAnotherProcess_isRefused() throws SQLException {
        try (Database first = SqliteDatabase.open(data, clock)) {
            assertThrows(SQLException.class, () -> SqliteDatabase.open(data, clock).close());
            assertEquals(List.of(), names(first));
        }
    }

    @Test
    void removedWhileOpen_isWrittenAnewWithEverything() throws Exception {
        try (Database database = SqliteDatabase.open(data, clock)) {
            database.inTransaction(handle -> handle.execute("INSERT INTO account (name, role, enterprise, iterations,"
                    + " salt, hash, created_at) VALUES ('a', 'VIEWER', NULL, 1, x'01', x'02', 3)"));
            assertFalse(database.isFileGone());
            deleteAll();
            assertTrue(database.isFileGone());
            database.writeAnew();
            assertFalse(database.isFileGone());
            assertEquals(List.of("a"), names(database));
            database.inTransaction(handle -> handle.execute("INSERT INTO account (name, role, enterprise, iterations,"
                    + " salt, hash, created_at) VALUES ('b', 'VIEWER', NULL, 1, x'01', x'02', 3)"));
        }
        try (Database database = SqliteDatabase.open(data, clock)) {
            assertEquals(List.of("a", "b"), names(database));
        }
    }

    @Test
    void filesAreForTheirOwnerOnly() throws Exception {
        try (Database database = SqliteDatabase.open(data, clock)) {
            assertOwnerOnly();
            deleteAll();
            database.writeAnew();
            assertEquals(List.of(), names(database));
            assertOwnerOnly();
        }
    }

    private void assertOwnerOnly() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file::toString);
            }
        }
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** As the version before the store had it. */
    private static Connection formerFile(Path folder) throws SQLException {
        SqliteFile file = new SqliteFile(folder.resolve("accounts.db"));
        file.migrate(List.of("db/database/sqlite"), () -> Flyway.configure().locations("classpath:db/database/sqlite"));
        return file.writer();
    }

    private static void insert(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO person VALUES ('" + name + "', 'ADMIN', NULL, 1, x'01', x'02', 3)");
            connection.commit();
        }
    }

    private static List<String> names(Database database) {
        return database.read(handle -> handle.createQuery("SELECT name FROM account").mapTo(String.class).list())
                .stream().sorted().toList();
    }
}
