package io.hazardwatch.gateway.onboarding.imports;

import io.hazardwatch.gateway.model.Text;

/**
 * What was changed in a cell, or why a row is refused.
 *
 * @param line   of the file, from 1; 0 for the whole file
 * @param cell   as a spreadsheet names it, such as {@code F12}; empty if it is about the whole row
 * @param column what the column means; null if it is about the whole row
 * @param value  what stands there
 * @param now    what is taken instead; null if the row is refused
 * @param words  the rule, for people
 */
public record ImportNote(int line, String cell, ImportColumn column, String value, String now, ImportRule rule, Text words) {
    private static final int SHOWN_MAX = 120;

    public ImportNote {
        value = value.length() > SHOWN_MAX ? value.substring(0, SHOWN_MAX) + '…' : value;
    }

    /** Whether it refuses its row. */
    public boolean refuses() {
        return now == null;
    }

    /** The letters of a column, from 0: A, B … Z, AA. */
    static String letters(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : letters(index / 26 - 1) + (char) ('A' + index % 26);
    }
}
