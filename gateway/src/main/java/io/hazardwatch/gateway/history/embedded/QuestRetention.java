package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.store.Retention;
import io.questdb.griffin.SqlException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Drops partitions whose rows are all older than the retention. */
final class QuestRetention {
    private static final long MICROS = 1_000;

    private final QuestEngine engine;

    QuestRetention(QuestEngine engine) {
        this.engine = engine;
    }

    /**
     * Drops expired partitions. Time is counted from the newest reading where that is before {@code nowMillis}: a clock that jumps ahead
     * must not let go of readings that only seem old.
     *
     * @return one sentence per dropped partition
     */
    List<String> apply(Retention kept, long nowMillis) throws SqlException {
        List<String> told = new ArrayList<>();
        long countedFrom = Math.min(nowMillis, newestReading());
        for (QuestTable table : QuestTable.values()) {
            long keptFrom = kept.keptFrom(table.grain(), countedFrom);
            if (keptFrom > 0) {
                drop(table, keptFrom, told);
            }
        }
        return told;
    }

    /** Time of the newest reading that was not late, ms since the epoch; {@link Long#MAX_VALUE} without one. */
    private long newestReading() throws SqlException {
        long[] newest = {Long.MAX_VALUE};
        engine.select("SELECT ts FROM " + QuestTable.READINGS.table() + " ORDER BY ts DESC LIMIT 1", engine.context(),
                row -> newest[0] = Math.floorDiv(row.getTimestamp(0), MICROS));
        return newest[0];
    }

    /**
     * Partitions are named one by one: a condition on the time would be compared with their start and so also drop the one that
     * contains the boundary. A late row may still be on its way into that partition, so its newest row does not decide either. The newest
     * partition of a table is dropped like the others: of late readings it may be old, too.
     */
    private void drop(QuestTable table, long keptFromMillis, List<String> told) throws SqlException {
        Instant bound = Instant.ofEpochMilli(keptFromMillis);
        SortedMap<String, Long> old = new TreeMap<>();
        engine.select("SELECT minTimestamp, numRows FROM table_partitions('" + table.table() + "')", engine.context(), row -> {
            Instant oldest = Instant.ofEpochMilli(Math.floorDiv(row.getTimestamp(0), MICROS));
            if (!table.partition().endOf(oldest).isAfter(bound)) {
                old.merge(table.partition().nameOf(oldest), row.getLong(1), Long::sum);
            }
        });
        old.forEach((name, rows) -> told.add("let go of " + rows + " rows of " + table.table() + ", partition " + name
                + ", older than " + bound));
        if (!old.isEmpty()) {
            engine.execute("ALTER TABLE " + table.table() + " DROP PARTITION LIST '" + String.join("','", old.keySet()) + '\'');
        }
    }
}
