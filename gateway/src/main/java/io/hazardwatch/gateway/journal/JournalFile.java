package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.sqlite.SqliteFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A journal looked at from outside: a copy, or the file a gateway is writing at this moment. Changes nothing. Blocking, any
 * thread.
 */
public final class JournalFile {
    private JournalFile() {}

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
