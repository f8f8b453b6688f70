package io.hazardwatch.gateway.onboarding.imports;

import java.util.List;

/** Takes the rows of a table one by one. */
interface TableRowHandler {
    /** The first row that is not empty. */
    void headers(List<TableCell> cells);

    /** A row below it that is not empty; {@code line} counts from 1, as a spreadsheet shows it. */
    void row(int line, List<TableCell> cells);
}
