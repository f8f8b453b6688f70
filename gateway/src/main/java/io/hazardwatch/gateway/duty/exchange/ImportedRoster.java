package io.hazardwatch.gateway.duty.exchange;

import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import java.util.List;

/** What a file says: exceptions to make, each with its row, and the rows that are refused. */
public record ImportedRoster(String encoding, List<Row> rows, List<RefusedRow> refused) {
    /** An exception and its row in the file, see {@link RefusedRow}. */
    public record Row(long row, ShiftOverride override) {}

    public ImportedRoster {
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }
}
