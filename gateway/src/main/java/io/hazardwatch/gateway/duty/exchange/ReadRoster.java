package io.hazardwatch.gateway.duty.exchange;

import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import java.util.List;

/** What a file says: exceptions to make, each with its row, and the rows that are refused. */
public record ReadRoster(String encoding, List<Row> rows, List<RefusedRow> refused) {
    /** An exception and the line it stands on. */
    public record Row(long row, ShiftOverride override) {}

    public ReadRoster {
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }
}
