package io.hazardwatch.gateway.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFaultTest {
    @TempDir
    private Path directory;

    /** What SQLite says when it may not take another page. */
    private SQLException full() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("a.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (x BLOB)");
            statement.execute("PRAGMA max_page_count = 2");
            return assertThrows(SQLException.class, () -> statement.execute("INSERT INTO t VALUES (zeroblob(100000))"));
        }
    }

    @Test
    void databaseWithoutRoom_namesTheFolderAndWhatIsFree() throws SQLException {
        DiskFault fault = DiskFault.of(new IllegalStateException("credential", full()), directory);
        assertTrue(fault.isFull());
        assertTrue(fault.text().matches("the disk is full: " + directory.toAbsolutePath() + " has \\d+ bytes free"), fault.text());
    }

    @Test
    void fileSystemWithoutRoom_isFull() {
        assertTrue(DiskFault.of(new IOException("/data/x: No space left on device"), directory).isFull());
    }

    @Test
    void failedWriteWithRoom_isAFaultOfTheDiskOnly() {
        assertFalse(DiskFault.of(new SQLException("disk I/O error", null, 10), directory).isFull());
    }

    @Test
    void otherFailures_areNoneOfTheDisk() {
        assertNull(DiskFault.of(new SQLException("no such table", null, 1), directory));
        assertNull(DiskFault.of(new IllegalStateException("a defect"), directory));
        assertNull(DiskFault.of(new IOException(), directory));
        assertEquals(SqliteFailure.OTHER, SqliteFailure.of(new IOException()));
    }
}
