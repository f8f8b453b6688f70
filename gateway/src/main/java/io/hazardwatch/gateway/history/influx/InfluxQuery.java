package io.hazardwatch.gateway.history.influx;

import com.influxdb.query.InfluxQLQueryResult;
import io.hazardwatch.gateway.history.store.LineProtocol;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.SeriesColumns;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Builds InfluxQL queries and reads their columns; values from outside appear only as quoted literals.
 *
 * <p>InfluxDB never removes a field: if a reading was corrected to bad, its former value remains. So values are read only where
 * the quality, which is written with every reading, says that there is one; readings without a value are counted by a separate
 * query. The same applies to minutes and hours that have only bad readings since.
 */
final class InfluxQuery {
    private static final String OF_READINGS = "SELECT min(value) AS lo, mean(value) AS mean, max(value) AS hi, "
            + "last(value) AS latest, count(quality) AS n, sum(quality) AS uncertain";
    private static final String OF_ROLLUPS = "SELECT min(\"min\") AS lo, sum(\"sum\") AS total, max(\"max\") AS hi, "
            + "last(\"last\") AS latest, sum(n) AS n, sum(good) AS good, sum(bad) AS bad";
    private static final String USABLE = " AND quality < " + Quality.BAD.code();
    private static final String BAD = " AND quality >= " + Quality.BAD.code();
    private static final String SOME_USABLE = " AND n > bad";
    private static final String NONE_USABLE = " AND n = bad";

    /** Returns a row if there ever was a reading. */
    static final String MEASUREMENTS = "SHOW MEASUREMENTS WITH MEASUREMENT = " + LineProtocol.READING;

    private InfluxQuery() {}

    /** One row per step with readings that are not bad. */
    static String usableSteps(ReadingBucket shelf, PointId point, long fromMillis, long toMillis, long stepMillis) {
        boolean isRaw = shelf.grain() == Resolution.RAW;
        return (isRaw ? OF_READINGS : OF_ROLLUPS) + where(shelf, point, fromMillis, toMillis)
                + (isRaw ? USABLE : SOME_USABLE) + by(stepMillis);
    }

    /** One row per step with readings, or rows of a rollup, that have no value. */
    static String badSteps(ReadingBucket shelf, PointId point, long fromMillis, long toMillis, long stepMillis) {
        boolean isRaw = shelf.grain() == Resolution.RAW;
        return (isRaw ? "SELECT count(quality) AS n" : "SELECT sum(n) AS n") + where(shelf, point, fromMillis, toMillis)
                + (isRaw ? BAD : NONE_USABLE) + by(stepMillis);
    }

    private static String by(long stepMillis) {
        return " GROUP BY time(" + stepMillis + "ms) fill(none)";
    }

    static String counting(ReadingBucket shelf, PointId point, long fromMillis, long toMillis) {
        return "SELECT count(quality) AS n" + where(shelf, point, fromMillis, toMillis);
    }

    static String readings(ReadingBucket shelf, PointId point, long fromMillis, long toMillis, int limit) {
        return "SELECT value, bad, missing, quality" + where(shelf, point, fromMillis, toMillis) + " LIMIT " + limit;
    }

    /** Joins the results of {@link #usableSteps} and {@link #badSteps}. */
    static Series series(Resolution grain, InfluxQLQueryResult usable, InfluxQLQueryResult bad) {
        NavigableMap<Long, InfluxQLQueryResult.Series.Record> unusable = new TreeMap<>();
        rows(bad).forEach(row -> unusable.put(whole(row, "time"), row));
        SeriesColumns columns = new SeriesColumns();
        for (InfluxQLQueryResult.Series.Record row : rows(usable)) {
            addBad(columns, unusable.headMap(whole(row, "time"), false));
            add(columns, grain, row);
        }
        addBad(columns, unusable);
        return columns.series();
    }

    /** Adds the rows and removes them from the map. */
    private static void addBad(SeriesColumns columns, NavigableMap<Long, InfluxQLQueryResult.Series.Record> rows) {
        rows.forEach((time, row) -> columns.add(time, Double.NaN, Double.NaN, Double.NaN, Double.NaN, whole(row, "n"), 0,
                whole(row, "n")));
        rows.clear();
    }

    static boolean isEmpty(InfluxQLQueryResult result) {
        return rows(result).isEmpty();
    }

    static long count(InfluxQLQueryResult result) {
        return rows(result).stream().mapToLong(row -> whole(row, "n")).sum();
    }

    static void fill(ReadingBatch page, PointId point, InfluxQLQueryResult result) {
        for (InfluxQLQueryResult.Series.Record row : rows(result)) {
            byte quality = (byte) whole(row, "quality");
            page.add(point, whole(row, "time"), value(row, quality), quality);
        }
    }

    /** Ignores fields that remain from the reading before a correction. */
    private static double value(InfluxQLQueryResult.Series.Record row, byte quality) {
        if (quality < Quality.BAD.code()) {
            return number(row, "value");
        }
        return "true".equals(String.valueOf(row.getValueByKey("missing"))) ? Double.NaN : number(row, "bad");
    }

    static String identifier(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String literal(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
    }

    /** Codes of usable readings are 0 good and 1 uncertain, so their sum counts the uncertain ones. */
    private static void add(SeriesColumns columns, Resolution grain, InfluxQLQueryResult.Series.Record row) {
        long n = whole(row, "n");
        long bad = grain == Resolution.RAW ? 0 : whole(row, "bad");
        long good = grain == Resolution.RAW ? n - whole(row, "uncertain") : whole(row, "good");
        double mean = grain == Resolution.RAW ? number(row, "mean") : number(row, "total") / (n - bad);
        columns.add(whole(row, "time"), number(row, "lo"), mean, number(row, "hi"), number(row, "latest"), n, good, bad);
    }

    private static String where(ReadingBucket shelf, PointId point, long fromMillis, long toMillis) {
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
