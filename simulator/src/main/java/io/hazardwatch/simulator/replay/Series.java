package io.hazardwatch.simulator.replay;

import java.util.List;

/**
 * One column of measurements.
 *
 * @param name    name of the series, from which the device name is made
 * @param rows    in the file's order
 * @param skipped number of rows without a usable number
 */
public record Series(String name, List<Row> rows, int skipped) {
    public Series {
        rows = List.copyOf(rows);
    }

    /** @param atMillis milliseconds since the epoch, as the file says */
    public record Row(long atMillis, double value) {}

    long firstMillis() {
        return rows.stream().mapToLong(Row::atMillis).min().orElse(0);
    }

    long lastMillis() {
        return rows.stream().mapToLong(Row::atMillis).max().orElse(0);
    }
}
