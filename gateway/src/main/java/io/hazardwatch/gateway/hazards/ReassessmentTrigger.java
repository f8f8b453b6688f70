package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.Locale;

/** What makes a new identification and grading necessary, with its source; the texts are in {@code hazards/triggers.csv}. */
public enum ReassessmentTrigger {
    /** The last one is three years old. */
    AGE,
    /** A unit was built, rebuilt or extended. */
    CONSTRUCTION,
    /** Chemicals, quantities, process or the way of storage changed. */
    CHANGE,
    /** What lies around the site changed. */
    SURROUNDINGS,
    /** An accident with a death, ten or more injured, or public impact. */
    ACCIDENT,
    /** The standards changed. */
    STANDARD;

    private static final List<DataRow> ROWS = DataRow.read("/hazards/triggers.csv");

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    private DataRow row() {
        return DataRow.of(ROWS, wire());
    }

    /** What it is, for people. */
    public Text text() {
        return row().text();
    }

    /** Where it is said, with the mark of how that was read. */
    public String basis() {
        return row().basis();
    }

    /** Whether the gateway notices it by itself, all or in part; the rest is a person's entry. */
    public boolean isNoticed() {
        return row().more().equals("noticed");
    }
}
