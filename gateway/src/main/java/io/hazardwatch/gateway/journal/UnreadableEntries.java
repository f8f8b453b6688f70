package io.hazardwatch.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Entries with values this version does not know, because a newer version wrote them or somebody changed them. They are left
 * out of results and remembered, so such an entry neither hides others nor goes unnoticed. Any thread.
 */
final class UnreadableEntries {
    private static final int KEPT_MAX = 1_000;

    /** Converts a row. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet line) throws SQLException;
    }

    private final Set<Long> seqs = new ConcurrentSkipListSet<>();

    /** The converted row, or null if it cannot be read. */
    <T> T read(ResultSet line, Reading<T> reading) throws SQLException {
        try {
            return reading.read(line);
        } catch (IllegalArgumentException | NullPointerException unknown) {
            if (seqs.size() < KEPT_MAX) {
                seqs.add(line.getLong("seq"));
            }
            return null;
        }
    }

    /** Sequence numbers found so far, at most the first thousand. */
    List<Long> seqs() {
        return List.copyOf(seqs);
    }
}
