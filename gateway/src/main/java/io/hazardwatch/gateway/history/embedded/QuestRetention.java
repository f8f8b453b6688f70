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
     * Drops expired partitions.
     *
     * @return one sentence per dropped partition
     */
    List<String> apply(Retention kept, long nowMillis) throws SqlException {
        List<String> told = new ArrayList<>();
        for (QuestTable table : QuestTable.values()) {
            long keptFrom = kept.keptFrom(table.grain(), nowMillis);
            if (keptFrom > 0) {
                drop(table, keptFrom, told);
            }
        }
        return told;
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
