package io.hazardwatch.simulator.replay;

import java.nio.file.Path;
import java.util.Map;

/**
 * The location of a series: a file, its format, and the place within the file. Each format uses only its own components.
 *
 * @param format        csv, tep or stafford
 * @param timeColumn    csv: header of the time column
 * @param valueColumn   csv: header of the value column; stafford: key below {@code data}
 * @param delimiter     csv: character between cells
 * @param where         csv: column values that a row must have
 * @param column        tep: number of the column, from 1
 * @param sampleSeconds tep: seconds between rows
 * @param device        stafford: the device whose readings are used
 */
public record Source(String name, Path file, String format, String timeColumn, String valueColumn, char delimiter,
                     Map<String, String> where, int column, int sampleSeconds, String device) {
    public Source {
        where = Map.copyOf(where);
    }
}
