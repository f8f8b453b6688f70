package io.hazardwatch.gateway.onboarding.imports;

/**
 * A cell as it stands in a file.
 *
 * @param text  empty if nothing stands there; of a formula, the formula
 * @param fault what makes it unusable; null if nothing does
 */
record TableCell(String text, ImportRule fault) {
    static final TableCell EMPTY = new TableCell("", null);

    static TableCell of(String text) {
        return text == null || text.isEmpty() ? EMPTY : new TableCell(text, null);
    }

    /** Whether nothing stands there. */
    boolean isBlank() {
        return fault == null && text.isBlank();
    }
}
