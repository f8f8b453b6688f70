package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.model.Quality;

/**
 * The tables: one per resolution, one row per point and time, in partitions that are dropped as a whole.
 *
 * <p>{@code lo}, {@code mean}, {@code hi}, {@code latest} cover readings that are not bad; {@code n}, {@code good}, {@code bad}
 * count readings.
 */
enum QuestTable {
    READINGS(Resolution.RAW, "readings", QuestTable.READING, QuestPartition.DAY, rawColumns()),
    /**
     * Readings that were days old when they were written. A table of its own, because each day of a table costs files of its own:
     * a year of hourly readings would make hundreds of them while the readings of the present wait.
     */
    LATE(Resolution.RAW, "late_readings", QuestTable.READING, QuestPartition.MONTH, rawColumns()),
    MINUTES(Resolution.MINUTE, "rollup_minutes", QuestTable.ROLLUP, QuestPartition.MONTH, QuestTable.JOINED),
    HOURS(Resolution.HOUR, "rollup_hours", QuestTable.ROLLUP, QuestPartition.YEAR, QuestTable.JOINED);

    private static final String READING = "v DOUBLE, q BYTE";
    private static final String ROLLUP = "lo DOUBLE, mean DOUBLE, hi DOUBLE, latest DOUBLE, n LONG, good LONG, bad LONG";
    private static final String JOINED = "min(lo), sum(mean * (n - bad)) / sum(n - bad), max(hi), last_not_null(latest), "
            + "sum(n), sum(good), sum(bad)";

    /**
     * Rows in one block of a point's index. QuestDB's own 256 spread thousands of points over so much memory that entering a row
     * there cost more than half of applying it.
     */
    private static final int INDEX_BLOCK_ROWS = 64;

    private final Resolution grain;
    private final String table;
    private final String columns;
    private final QuestPartition partition;
    private final String perStep;

    QuestTable(Resolution grain, String table, String columns, QuestPartition partition, String perStep) {
        this.grain = grain;
        this.table = table;
        this.columns = columns;
        this.partition = partition;
        this.perStep = perStep;
    }

    /** The table that has all rows of that grain but {@link #LATE}. */
    static QuestTable of(Resolution grain) {
        return switch (grain) {
            case RAW -> READINGS;
            case MINUTE -> MINUTES;
            case HOUR -> HOURS;
        };
    }

    Resolution grain() {
        return grain;
    }

    QuestPartition partition() {
        return partition;
    }

    String table() {
        return table;
    }

    /** SQL that creates the table if it is missing. */
    String creation() {
        return "CREATE TABLE IF NOT EXISTS " + table + " (ts TIMESTAMP, point SYMBOL CAPACITY 16384 INDEX CAPACITY " + INDEX_BLOCK_ROWS
                + ", " + columns
                + ") TIMESTAMP(ts) PARTITION BY " + partition + " WAL DEDUP UPSERT KEYS(ts, point)";
    }

    /** SQL of a step's values, in the order of a series' columns. */
    String perStep() {
        return perStep;
    }

    private static String rawColumns() {
        String usable = "CASE WHEN q < " + Quality.BAD.code() + " THEN v END";
        return "min(" + usable + "), avg(" + usable + "), max(" + usable + "), last_not_null(" + usable + "), count(), "
                + countOf("q = " + Quality.GOOD.code()) + ", " + countOf("q >= " + Quality.BAD.code());
    }

    private static String countOf(String condition) {
        return "sum(CASE WHEN " + condition + " THEN 1L ELSE 0L END)";
    }
}
