package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.Series;
import io.hazardwatch.gateway.history.SeriesColumns;
import io.hazardwatch.gateway.model.Quality;
import io.questdb.cairo.sql.BindVariableService;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import java.util.concurrent.TimeUnit;

/** One question about one point and a range of time. */
final class QuestQuery {
    private static final String USABLE = "CASE WHEN q < " + Quality.BAD.code() + " THEN v END";
    private static final String ROWS = " FROM " + QuestEngine.TABLE + " WHERE point = $1 AND ts >= $2 AND ts < $3";

    private final QuestEngine engine;
    private final String point;
    private final long fromMicros;
    private final long toMicros;

    QuestQuery(QuestEngine engine, String point, long fromMillis, long toMillis) {
        this.engine = engine;
        this.point = point;
        this.fromMicros = TimeUnit.MILLISECONDS.toMicros(Math.max(0, fromMillis));
        this.toMicros = TimeUnit.MILLISECONDS.toMicros(Math.max(0, toMillis));
    }

    Series series(long stepMillis) throws SqlException {
        String statement = "SELECT ts, min(" + USABLE + "), avg(" + USABLE + "), max(" + USABLE + "), last_not_null("
                + USABLE + "), count()" + ROWS + " SAMPLE BY " + stepMillis + "T ALIGN TO CALENDAR";
        SeriesColumns columns = new SeriesColumns();
        select(statement, row -> columns.add(TimeUnit.MICROSECONDS.toMillis(row.getTimestamp(0)), row.getDouble(1),
                row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getLong(5)));
        return columns.series();
    }

    long count() throws SqlException {
        long[] count = {0};
        select("SELECT count()" + ROWS, row -> count[0] = row.getLong(0));
        return count[0];
    }

    void dropDays() throws SqlException {
        engine.execute("ALTER TABLE " + QuestEngine.TABLE + " DROP PARTITION WHERE ts < " + toMicros);
    }

    private void select(String statement, Rows rows) throws SqlException {
        SqlExecutionContextImpl context = engine.context();
        BindVariableService variables = context.getBindVariableService();
        variables.setStr(0, point);
        variables.setTimestamp(1, fromMicros);
        variables.setTimestamp(2, toMicros);
        try (RecordCursorFactory factory = engine.cairo().select(statement, context);
                RecordCursor cursor = factory.getCursor(context)) {
            while (cursor.hasNext()) {
                rows.on(cursor.getRecord());
            }
        }
    }

    @FunctionalInterface
    private interface Rows {
        void on(Record row);
    }
}
