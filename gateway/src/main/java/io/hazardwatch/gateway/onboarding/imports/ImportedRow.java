package io.hazardwatch.gateway.onboarding.imports;

import java.util.EnumMap;
import java.util.Map;

/**
 * A row whose cells can be used; only cells that are filled.
 *
 * @param cells the values as the files have them
 */
record ImportedRow(int line, Map<ImportColumn, String> cells) {
    ImportedRow {
        cells = new EnumMap<>(cells);
    }

    String device() {
        return cells.get(ImportColumn.DEVICE);
    }

    String point() {
        return cells.get(ImportColumn.POINT);
    }

    String id() {
        return device() + '/' + point();
    }
}
