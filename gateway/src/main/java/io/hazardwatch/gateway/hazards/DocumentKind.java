package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.Locale;

/** Documents that belong into the file of a hazard source; texts, periods and sources are in {@code hazards/documents.csv}. */
public enum DocumentKind {
    IDENTIFICATION, MSDS, PLOT_PLAN, P_AND_ID, RULES, EQUIPMENT, PLAN, DRILLS, SAFETY_EVALUATION, PERSONS_IN_CHARGE, KEY_PHOTOGRAPHS, STAFF,
    DUTY_RECORDS;

    private static final List<DataRow> ROWS = DataRow.read("/hazards/documents.csv");

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name, or null. */
    public static DocumentKind of(String wire) {
        for (DocumentKind kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        return null;
    }

    private DataRow row() {
        return DataRow.of(ROWS, wire());
    }

    /** What it is, for people. */
    public Text text() {
        return row().text();
    }

    /** Where it is asked for, with the mark of how that was read. */
    public String basis() {
        return row().basis();
    }

    /** Months after which the next is due unless somebody says otherwise; 0 where no text was found that says. */
    public int months() {
        return row().more().isEmpty() ? 0 : Integer.parseInt(row().more());
    }
}
