package io.hazardwatch.gateway.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Kind of an SQLite failure, as far as the reaction depends on it. Pure, any thread. */
public enum SqliteFailure {
    /** No space on the disk; retrying works once there is. */
    DISK_FULL,
    /** The disk or the file system refuses; retrying may work. */
    DISK_ERROR,
    /** The file is not, or no longer, an intact database; retrying cannot help. */
    DAMAGED,
    /** Another process holds the file; retrying may work. */
    BUSY,
    /** The statement itself is refused: a defect of the gateway, or rows of another version. */
    STATEMENT,
    /** Not a failure of SQLite. */
    OTHER;

    /** SQLite's code for a file that is no database, for code that detects that itself. */
    public static final int NOT_A_DATABASE = 26;

    /** The kind of the nearest SQL failure in the chain of causes of {@code thrown}. */
    public static SqliteFailure of(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException failure && failure.getErrorCode() != 0) {
                return of(failure.getErrorCode());
            }
        }
        return OTHER;
    }

    /** Whether the file or the disk refused, and not the statement. */
    public boolean isOfTheFile() {
        return this != STATEMENT && this != OTHER;
    }

    private static SqliteFailure of(int code) {
        return switch (SQLiteErrorCode.getErrorCode(code & 0xff)) {
            case SQLITE_FULL -> DISK_FULL;
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_NOMEM -> DISK_ERROR;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
            case SQLITE_BUSY, SQLITE_LOCKED -> BUSY;
            default -> STATEMENT;
        };
    }
}
