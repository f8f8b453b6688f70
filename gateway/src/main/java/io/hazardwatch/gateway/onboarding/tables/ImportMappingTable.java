package io.hazardwatch.gateway.onboarding.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.onboarding.imports.ImportColumn;
import java.util.HashMap;
import java.util.Map;

/** What headers mean, by enterprise, in the relational store. Any thread that may block. */
public final class ImportMappingTable {
    private static final String PUT = "INSERT INTO import_mapping (enterprise, header, meaning) VALUES (?, ?, ?)";

    private final Database database;

    public ImportMappingTable(Database database) {
        this.database = database;
    }

    /** By folded header; null for a header that is left out. */
    public Map<String, ImportColumn> of(String enterprise) {
        Map<String, ImportColumn> found = new HashMap<>();
        database.read(handle -> handle.createQuery("SELECT header, meaning FROM import_mapping WHERE enterprise = ?").bind(0, enterprise)
                .map((row, ctx) -> new String[] {row.getString(1), row.getString(2)}).list())
                .forEach(row -> found.put(row[0], row[1].isEmpty() ? null : ImportColumn.valueOf(row[1])));
        return found;
    }

    /** Replaces what was kept. */
    public void put(String enterprise, Map<String, ImportColumn> mapping) {
        database.inTransaction(handle -> {
            handle.execute("DELETE FROM import_mapping WHERE enterprise = ?", enterprise);
            mapping.forEach((header, column) -> handle.execute(PUT, enterprise, header, column == null ? "" : column.name()));
            return null;
        });
    }
}
