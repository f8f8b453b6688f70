package io.hazardwatch.gateway.onboarding.imports;

import io.hazardwatch.gateway.onboarding.ConfigurationProblem;
import java.util.List;
import java.util.Map;

/**
 * What became of a file.
 *
 * @param headers    what each header means; null if it is left out
 * @param missing    columns without which no row can be used; if there are any, no row was judged
 * @param accepted   rows that are used as they stand
 * @param changed    rows that are used with at least one cell changed
 * @param refused    rows that are not used
 * @param added      used rows of points that are new
 * @param edited     used rows that change a point
 * @param same       used rows that change nothing
 * @param notes      what was changed or refused, in the order of rows; bounded
 * @param problems   what {@code check} says of the file beyond single rows
 * @param content    the site file that comes of the rows used; null if there is none, or nothing changes
 * @param base       SHA-256 of the site file that {@code content} was made from, hexadecimal; empty if there was none
 */
public record ImportReport(Map<String, ImportColumn> headers, List<ImportColumn> missing, int rows, int accepted, int changed, int refused, int added,
                           int edited, int same, List<ImportNote> notes, List<ConfigurationProblem> problems, byte[] content, String base) {
    /** Whether every row of the file is used. */
    public boolean isWhole() {
        return missing.isEmpty() && refused == 0 && problems.isEmpty();
    }
}
