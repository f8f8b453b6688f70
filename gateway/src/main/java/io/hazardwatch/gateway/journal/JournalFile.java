package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.sqlite.PlainJdbi;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads a journal from outside: a copy, or a file that a gateway is writing at the same time. Changes nothing. Blocking, any
 * thread.
 */
public final class JournalFile {
    private JournalFile() {}

    /** Whether the journal has entries. A file that is not empty and not readable as a journal counts as one with entries. */
    public static boolean hasEntries(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                return false;
            }
            try (Connection connection = new SqliteFile(file).visitor(); Statement statement = connection.createStatement();
                    ResultSet first = statement.executeQuery("SELECT 1 FROM entry LIMIT 1")) {
                return first.next();
            }
        } catch (IOException | SQLException unreadable) {
            return true;
        }
    }

    /**
     * Checks that no entry is missing or was changed since it was written. Reads everything.
     *
     * @throws SQLException if the file cannot be read or is no journal
     */
    public static HashChainCheck verify(Path file) throws SQLException {
        try (Connection connection = new SqliteFile(file).visitor()) {
            return new HashChainVerifier(PlainJdbi.on(connection)).check();
        } catch (JdbiException unreadable) {
            throw new SQLException(unreadable.getCause() == null ? unreadable.getMessage()
                    : unreadable.getCause().getMessage(), unreadable);
        }
    }
}
