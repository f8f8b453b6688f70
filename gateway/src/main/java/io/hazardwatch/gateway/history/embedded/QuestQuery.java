package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.SeriesColumns;
import io.hazardwatch.gateway.model.PointId;
import io.questdb.cairo.sql.BindVariableService;
import io.questdb.cairo.sql.Record;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import java.util.concurrent.TimeUnit;

/** One query about one point and a time range. */
final class QuestQuery {
    private final QuestEngine engine;
    private final QuestTable table;
    private final String point;
    private final long fromMicros;
    private final long toMicros;

    QuestQuery(QuestEngine engine, QuestTable table, String point, long fromMillis, long toMillis) {
        this.engine = engine;
        this.table = table;
        this.point = point;
        this.fromMicros = micros(fromMillis);
        this.toMicros = micros(toMillis);
    }

    static long micros(long millis) {
        return TimeUnit.MILLISECONDS.toMicros(Math.max(0, millis));
    }

    Series series(long stepMillis) throws SqlException {
        SeriesColumns columns = new SeriesColumns();
        select("ts, " + table.perStep(), " SAMPLE BY " + stepMillis + "T ALIGN TO CALENDAR", row -> columns.add(
                millis(row), row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getLong(5),
                row.getLong(6), row.getLong(7)));
        return columns.series();
    }

    long count() throws SqlException {
        long[] count = {0};
        select("count()", "", row -> count[0] = row.getLong(0));
        return count[0];
    }

    void page(PointId id, ReadingBatch page) throws SqlException {
        select("ts, v, q", " LIMIT " + (page.point.length - page.count),
                row -> page.add(id, millis(row), row.getDouble(1), row.getByte(2)));
    }

    private void select(String columns, String end, Rows rows) throws SqlException {
        SqlExecutionContextImpl context = engine.context();
        BindVariableService variables = context.getBindVariableService();
        variables.setStr(0, point);
        variables.setTimestamp(1, fromMicros);
        variables.setTimestamp(2, toMicros);
        String statement = "SELECT " + columns + " FROM " + table.table() + " WHERE point = $1 AND ts >= $2 AND ts < $3" + end;
        engine.select(statement, context, rows);
    }

    private static long millis(Record row) {
        return TimeUnit.MICROSECONDS.toMillis(row.getTimestamp(0));
    }

    /** Takes the rows of a result one by one. */
    @FunctionalInterface
    interface Rows {
        void on(Record row);
    }
}
