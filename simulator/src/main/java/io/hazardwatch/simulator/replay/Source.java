package io.hazardwatch.simulator.replay;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a series is found.
 *
 * @param format        csv, tep or stafford
 * @param timeColumn    csv: header of the time column
 * @param valueColumn   csv: header of the value column; stafford: key below {@code data}
 * @param delimiter     csv
 * @param where         csv: columns that must have these values
 * @param column        tep: number of the column, from 1
 * @param sampleSeconds tep: time from row to row
 * @param device        stafford: which device's readings
 */
public record Source(String name, Path file, String format, String timeColumn, String valueColumn, char delimiter,
                     Map<String, String> where, int column, int sampleSeconds, String device) {
    public Source {
        where = Map.copyOf(where);
    }
}
