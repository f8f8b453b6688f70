package io.hazardwatch.gateway.database;

import io.hazardwatch.gateway.database.DatabaseHealth.Condition;
import io.hazardwatch.gateway.sqlite.SqliteFailure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Distinguishes failures of a store, which pass, from defects of a statement, which do not. Pure; any thread. */
final class TransientFailures {
    /** Codes of PostgreSQL, appendix A of its manual. */
    private static final Set<String> REFUSED = Set.of("3D000", "42501");
    private static final String READ_ONLY = "25006";
    private static final Set<String> BUSY = Set.of("55P03", "40001", "40P01");
    /** Cancelled for taking too long. */
    private static final String CANCELLED = "57014";
    private static final String DISK_FULL = "53100";

    private TransientFailures() {}

    /**
     * The exception to throw instead: a {@link DatabaseAwayException} if the store is at fault, otherwise {@code failure}
     * itself.
     */
    static RuntimeException translated(RuntimeException failure) {
        if (failure instanceof DatabaseAwayException) {
            return failure;
        }
        Condition condition = conditionOf(failure);
        return condition == null ? failure : new DatabaseAwayException(condition, said(failure), failure);
    }

    /** Message of the innermost failure, on one line. */
    static String said(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            innermost = each instanceof SQLException ? each : innermost;
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
    }

    /** Condition of the store that {@code failure} shows; null when the store is not at fault. */
    static Condition conditionOf(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            Condition condition = each instanceof SQLException sql ? of(sql) : null;
            if (condition != null) {
                return condition;
            }
        }
        return null;
    }

    private static Condition of(SQLException failure) {
        Condition ofFile = of(SqliteFailure.of(failure), failure);
        return ofFile == null ? of(String.valueOf(failure.getSQLState()), failure) : ofFile;
    }

    private static Condition of(SqliteFailure kind, SQLException failure) {
        return failure.getErrorCode() == 0 ? null : switch (kind) {
            case BUSY -> Condition.BUSY;
            case DISK_FULL, DISK_ERROR -> Condition.DISK;
            case DAMAGED -> Condition.DAMAGED;
            case STATEMENT, OTHER -> null;
        };
    }

    private static Condition of(String state, SQLException failure) {
        if (REFUSED.contains(state) || state.startsWith("28")) {
            return Condition.REFUSED;
        }
        if (BUSY.contains(state) || state.equals(CANCELLED)) {
            return Condition.BUSY;
        }
        if (state.equals(READ_ONLY)) {
            return Condition.READ_ONLY;
        }
        if (state.equals(DISK_FULL)) {
            return Condition.DISK;
        }
        boolean isGone = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.startsWith("58");
        return isGone || failure instanceof SQLTransientConnectionException ? Condition.AWAY : null;
    }
}
