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
    private static final String OF_POINT = " WHERE point = $1 AND ts >= $2 AND ts < $3";
    /** The rows of both tables of readings; of a time that both have, the late one, which was written later. */
    private static final String ALL_READINGS = "(SELECT ts, last(v) v, last(q) q FROM (" + columns(QuestTable.READINGS) + " UNION ALL "
            + columns(QuestTable.LATE) + ") GROUP BY ts ORDER BY ts) TIMESTAMP(ts)";

    private final QuestEngine engine;
    /** SQL of the rows, with the point and the bounds as variables. */
    private final String rows;
    private final String perStep;
    private final String point;
    private final long fromMicros;
    private final long toMicros;

    private QuestQuery(QuestEngine engine, String rows, String perStep, String point, long fromMillis, long toMillis) {
        this.engine = engine;
        this.rows = rows;
        this.perStep = perStep;
        this.point = point;
        this.fromMicros = micros(fromMillis);
        this.toMicros = micros(toMillis);
    }

    /** Of one table. */
    static QuestQuery of(QuestEngine engine, QuestTable table, String point, long fromMillis, long toMillis) {
        return new QuestQuery(engine, table.table() + OF_POINT, table.perStep(), point, fromMillis, toMillis);
    }

    /** Of both tables of readings together, which reads all rows of the range and sorts them. */
    static QuestQuery ofAllReadings(QuestEngine engine, String point, long fromMillis, long toMillis) {
        return new QuestQuery(engine, ALL_READINGS, QuestTable.READINGS.perStep(), point, fromMillis, toMillis);
    }

    static long micros(long millis) {
        return TimeUnit.MILLISECONDS.toMicros(Math.max(0, millis));
    }

    Series series(long stepMillis) throws SqlException {
        SeriesColumns columns = new SeriesColumns();
        select("ts, " + perStep, " SAMPLE BY " + stepMillis + "T ALIGN TO CALENDAR", row -> columns.add(
                millis(row), row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getLong(5),
                row.getLong(6), row.getLong(7)));
        return columns.series();
    }

    boolean hasRows() throws SqlException {
        boolean[] hasRows = {false};
        select("ts", " LIMIT 1", row -> hasRows[0] = true);
        return hasRows[0];
    }

    long count() throws SqlException {
        long[] count = {0};
        select("count()", "", row -> count[0] = row.getLong(0));
        return count[0];
    }

    /** Adds rows, oldest first, as many as the page has room for. */
    void page(PointId id, ReadingBatch page) throws SqlException {
        select("ts, v, q", " LIMIT " + (page.point.length - page.count),
                row -> page.add(id, millis(row), row.getDouble(1), row.getByte(2)));
    }

    private void select(String columns, String end, Rows taker) throws SqlException {
        SqlExecutionContextImpl context = engine.context();
        BindVariableService variables = context.getBindVariableService();
        variables.setStr(0, point);
        variables.setTimestamp(1, fromMicros);
        variables.setTimestamp(2, toMicros);
        engine.select("SELECT " + columns + " FROM " + rows + end, context, taker);
    }

    private static String columns(QuestTable table) {
        return "SELECT ts, v, q FROM " + table.table() + OF_POINT;
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
