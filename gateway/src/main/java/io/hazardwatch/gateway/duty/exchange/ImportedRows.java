package io.hazardwatch.gateway.duty.exchange;

import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftOverride.Mode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Collects what a reader finds in a file; refuses a row that replaces the same post at the same time as an earlier one. One thread. */
public final class ImportedRows {
    /** Longest value of a report. */
    private static final int VALUE_MAX = 100;

    private final int rowsMax;
    private final List<ImportedRoster.Row> rows = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    // by post, those that replace; they do not overlap
    private final Map<String, NavigableMap<LocalDateTime, ShiftOverride>> replacing = new HashMap<>();

    /** @param rowsMax most exceptions that are taken */
    public ImportedRows(int rowsMax) {
        this.rowsMax = rowsMax;
    }

    public void refuse(long row, RowRefusal reason, String value) {
        refused.add(new RefusedRow(row, reason, value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) : value));
    }

    /**
     * Takes an exception, or refuses its row.
     *
     * @return false when the file has too many; the reader then stops
     */
    public boolean add(long row, ShiftOverride override) {
        if (rows.size() >= rowsMax) {
            refuse(row, RowRefusal.TOO_MANY_ROWS, "");
            return false;
        }
        if (override.mode() == Mode.REPLACE && !isFree(override)) {
            refuse(row, RowRefusal.OVERLAP, override.from() + " to " + override.to());
        } else {
            rows.add(new ImportedRoster.Row(row, override));
        }
        return true;
    }

    private boolean isFree(ShiftOverride override) {
        NavigableMap<LocalDateTime, ShiftOverride> taken = replacing.computeIfAbsent(override.post(), post -> new TreeMap<>());
        Map.Entry<LocalDateTime, ShiftOverride> before = taken.lowerEntry(override.to());
        if (before != null && before.getValue().to().isAfter(override.from())) {
            return false;
        }
        taken.put(override.from(), override);
        return true;
    }

    /** @param encoding in which the file was found, or null */
    public ImportedRoster found(String encoding) {
        return new ImportedRoster(encoding, rows, refused);
    }
}
