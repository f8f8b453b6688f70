package io.hazardwatch.gateway.duty.roster.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The rows of one table, grouped by one column, in the order they were given. */
record TableRows(List<TableRow> all, Map<String, List<TableRow>> groups) {
    private static final Set<String> BY_TIME = Set.of("roster_override", "roster_swap", "roster_leave");

    static TableRows of(Handle handle, String table, String key) {
        String order = BY_TIME.contains(table) ? "given" : table.equals("roster_swap_confirmation") ? "person" : "place";
        List<TableRow> all = handle.createQuery("SELECT * FROM " + table + " ORDER BY " + order).mapToMap().list().stream()
                .map(TableRow::new).toList();
        Map<String, List<TableRow>> groups = new HashMap<>();
        all.forEach(row -> groups.computeIfAbsent(row.text(key), one -> new ArrayList<>()).add(row));
        return new TableRows(all, groups);
    }

    List<TableRow> under(String key) {
        return groups.getOrDefault(key, List.of());
    }
}
