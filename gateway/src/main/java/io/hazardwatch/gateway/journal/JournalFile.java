package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A journal looked at from outside: a copy, or the file a gateway is writing at this moment. Changes nothing. Blocking, any
 * thread.
 */
public final class JournalFile {
    private JournalFile() {}

    /** Whether anything was ever journaled there. What cannot be read as a journal, and is not empty, counts as one with a past. */
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
     * @throws SQLException when the file cannot be read or is no journal
     */
    public static ChainCheck verify(Path file) throws SQLException {
        try (Connection connection = new SqliteFile(file).visitor()) {
            return new ChainVerifier(Jdbi.create(connection)).check();
        } catch (JdbiException unreadable) {
            throw new SQLException(unreadable.getCause() == null ? unreadable.getMessage()
                    : unreadable.getCause().getMessage(), unreadable);
        }
    }
}
