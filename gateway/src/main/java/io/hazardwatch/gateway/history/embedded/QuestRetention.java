package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.Retention;
import io.questdb.griffin.SqlException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets go of partitions all of whose rows are older than is to be kept. */
final class QuestRetention {
    private final QuestEngine engine;

    QuestRetention(QuestEngine engine) {
        this.engine = engine;
    }

    /** Drops what is due; one sentence for each partition dropped. */
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

    private void drop(QuestTable table, long keptFromMillis, List<String> told) throws SqlException {
        int before = told.size();
        long bound = TimeUnit.MILLISECONDS.toMicros(keptFromMillis);
        engine.select("SELECT name, numRows, maxTimestamp FROM table_partitions('" + table.table() + "') WHERE NOT active",
                engine.context(), row -> {
                    if (row.getTimestamp(2) < bound) {
                        told.add("let go of " + row.getLong(1) + " rows of " + table.table() + ", partition "
                                + row.getStrA(0) + ", older than " + Instant.ofEpochMilli(keptFromMillis));
                    }
                });
        if (told.size() > before) {
            engine.execute("ALTER TABLE " + table.table() + " DROP PARTITION WHERE ts < " + bound);
        }
    }
}
