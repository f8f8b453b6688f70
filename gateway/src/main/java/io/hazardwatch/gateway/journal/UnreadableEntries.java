package io.hazardwatch.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Entries whose words this version does not know, because a newer one wrote them or somebody changed them. They are left out
 * and remembered, so that one of them hides neither the alarms beside it nor itself. Any thread.
 */
final class UnreadableEntries {
    private static final int KEPT_MAX = 1_000;

    /** How a line becomes what it tells of. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet line) throws SQLException;
    }

    private final Set<Long> seqs = new ConcurrentSkipListSet<>();

    /** What the line tells of, or null when it cannot be read. */
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

    /** The sequences met so far, the first thousand of them. */
    List<Long> seqs() {
        return List.copyOf(seqs);
    }
}
