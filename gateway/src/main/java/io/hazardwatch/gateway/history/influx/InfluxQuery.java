package io.hazardwatch.gateway.history.influx;

import com.influxdb.query.InfluxQLQueryResult;
import io.hazardwatch.gateway.history.Grain;
import io.hazardwatch.gateway.history.LineProtocol;
import io.hazardwatch.gateway.history.Readings;
import io.hazardwatch.gateway.history.Series;
import io.hazardwatch.gateway.history.SeriesColumns;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import java.util.List;

/** InfluxQL out, columns back; values from outside only as quoted literals. */
final class InfluxQuery {
    private static final String OF_READINGS = "SELECT min(value) AS lo, mean(value) AS mean, max(value) AS hi, "
            + "last(value) AS latest, count(value) AS usable, count(quality) AS n, sum(quality) AS codes";
    private static final String OF_ROLLUPS = "SELECT min(\"min\") AS lo, sum(\"sum\") AS total, max(\"max\") AS hi, "
            + "last(\"last\") AS latest, sum(n) AS n, sum(good) AS good, sum(bad) AS bad";

    /** Has a row when there ever was a reading. */
    static final String MEASUREMENTS = "SHOW MEASUREMENTS WITH MEASUREMENT = " + LineProtocol.READING;

    private InfluxQuery() {}

    /** One row per step with readings. */
    static String steps(Shelf shelf, PointId point, long fromMillis, long toMillis, long stepMillis) {
        return (shelf.grain() == Grain.RAW ? OF_READINGS : OF_ROLLUPS)
                + where(shelf, point, fromMillis, toMillis) + " GROUP BY time(" + stepMillis + "ms) fill(none)";
    }

    static String counting(Shelf shelf, PointId point, long fromMillis, long toMillis) {
        return "SELECT count(quality) AS n" + where(shelf, point, fromMillis, toMillis);
    }

    static String readings(Shelf shelf, PointId point, long fromMillis, long toMillis, int limit) {
        return "SELECT value, bad, quality" + where(shelf, point, fromMillis, toMillis) + " LIMIT " + limit;
    }

    static Series series(Grain grain, InfluxQLQueryResult result) {
        SeriesColumns columns = new SeriesColumns();
        for (InfluxQLQueryResult.Series.Record row : rows(result)) {
            if (grain == Grain.RAW) {
                ofReadings(columns, row);
            } else {
                ofRollups(columns, row);
            }
        }
        return columns.series();
    }

    static boolean isEmpty(InfluxQLQueryResult result) {
        return rows(result).isEmpty();
    }

    static long count(InfluxQLQueryResult result) {
        return rows(result).stream().mapToLong(row -> whole(row, "n")).sum();
    }

    static void fill(Readings page, PointId point, InfluxQLQueryResult result) {
        for (InfluxQLQueryResult.Series.Record row : rows(result)) {
            double value = number(row, "value");
            page.add(point, whole(row, "time"), Double.isNaN(value) ? number(row, "bad") : value, (byte) whole(row, "quality"));
        }
    }

    static String identifier(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String literal(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
    }

    /** Codes are 0 good, 1 uncertain, 2 bad, so their sum and the two counts tell how many there are of each. */
    private static void ofReadings(SeriesColumns columns, InfluxQLQueryResult.Series.Record row) {
        long n = whole(row, "n");
        long bad = n - whole(row, "usable");
        long uncertain = whole(row, "codes") - Quality.BAD.code() * bad;
        columns.add(whole(row, "time"), number(row, "lo"), number(row, "mean"), number(row, "hi"), number(row, "latest"),
                n, n - bad - uncertain, bad);
    }

    private static void ofRollups(SeriesColumns columns, InfluxQLQueryResult.Series.Record row) {
        long n = whole(row, "n");
        long bad = whole(row, "bad");
        columns.add(whole(row, "time"), number(row, "lo"), number(row, "total") / (n - bad), number(row, "hi"),
                number(row, "latest"), n, whole(row, "good"), bad);
    }

    private static String where(Shelf shelf, PointId point, long fromMillis, long toMillis) {
        return " FROM " + shelf.measurement() + " WHERE enterprise = " + literal(point.enterprise()) + " AND site = "
                + literal(point.site()) + " AND device = " + literal(point.device()) + " AND point = "
                + literal(point.point()) + " AND time >= " + fromMillis + "ms AND time < " + toMillis + "ms";
    }

    private static List<InfluxQLQueryResult.Series.Record> rows(InfluxQLQueryResult result) {
        return result.getResults().stream().flatMap(one -> one.getSeries().stream())
                .flatMap(series -> series.getValues().stream()).toList();
    }

    private static long whole(InfluxQLQueryResult.Series.Record row, String column) {
        double number = number(row, column);
        return Double.isNaN(number) ? 0 : Math.round(number);
    }

    private static double number(InfluxQLQueryResult.Series.Record row, String column) {
        Object value = row.getValueByKey(column);
        return value == null || value.toString().isEmpty() ? Double.NaN : Double.parseDouble(value.toString());
    }
}
