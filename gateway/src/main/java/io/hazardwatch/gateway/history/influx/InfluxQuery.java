package io.hazardwatch.gateway.history.influx;

import com.influxdb.query.InfluxQLQueryResult;
import io.hazardwatch.gateway.history.Series;
import io.hazardwatch.gateway.history.SeriesColumns;
import io.hazardwatch.gateway.model.PointId;
import java.util.List;

/** InfluxQL out, columns back; values from outside only as quoted literals. */
final class InfluxQuery {
    private InfluxQuery() {}

    /** One row per step with readings. */
    static String steps(PointId point, long fromMillis, long toMillis, long stepMillis) {
        return "SELECT min(v), mean(v), max(v), last(v), count(q)" + where(point, fromMillis, toMillis)
                + " GROUP BY time(" + stepMillis + "ms) fill(none)";
    }

    static String counting(PointId point, long fromMillis, long toMillis) {
        return "SELECT count(q)" + where(point, fromMillis, toMillis);
    }

    static Series series(InfluxQLQueryResult result) {
        SeriesColumns columns = new SeriesColumns();
        for (InfluxQLQueryResult.Series.Record row : rows(result)) {
            columns.add(Math.round(number(row, "time")), number(row, "min"), number(row, "mean"), number(row, "max"),
                    number(row, "last"), Math.round(number(row, "count")));
        }
        return columns.series();
    }

    static long count(InfluxQLQueryResult result) {
        return rows(result).stream().mapToLong(row -> Math.round(number(row, "count"))).sum();
    }

    static String identifier(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String literal(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
    }

    private static String where(PointId point, long fromMillis, long toMillis) {
        return " FROM reading WHERE enterprise = " + literal(point.enterprise()) + " AND site = "
                + literal(point.site()) + " AND device = " + literal(point.device()) + " AND point = "
                + literal(point.point()) + " AND time >= " + fromMillis + "ms AND time < " + toMillis + "ms";
    }

    private static List<InfluxQLQueryResult.Series.Record> rows(InfluxQLQueryResult result) {
        return result.getResults().stream().flatMap(one -> one.getSeries().stream())
                .flatMap(series -> series.getValues().stream()).toList();
    }

    private static double number(InfluxQLQueryResult.Series.Record row, String column) {
        String text = text(row, column);
        return text == null || text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static String text(InfluxQLQueryResult.Series.Record row, String column) {
        Object value = row.getValueByKey(column);
        return value == null ? null : value.toString();
    }
}
