package io.hazardwatch.gateway.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A table of the relational store as the store describes it, so that tables added to the schema are moved without being named
 * here.
 *
 * @param columns in the order of the store
 * @param key     the columns of its primary key
 * @param parents tables its foreign keys refer to
 */
record Table(String name, List<String> columns, List<String> key, Set<String> parents) {
    /** Tables of the migrations and of the move itself; they are not moved. */
    private static final Set<String> OWN = Set.of("flyway_schema_history", "database_move");

    /** All tables with data, each after those it refers to. */
    static List<Table> all(Handle handle) throws SQLException {
        Map<String, Table> found = new TreeMap<>();
        DatabaseMetaData data = handle.getConnection().getMetaData();
        for (String name : texts(data.getTables(null, schema(handle.getConnection()), "%", new String[] {"TABLE"}), "TABLE_NAME")) {
            if (!OWN.contains(name) && !name.startsWith("sqlite_")) {
                found.put(name, describe(handle.getConnection(), name));
            }
        }
        Set<Table> ordered = new LinkedHashSet<>();
        found.values().forEach(table -> addAfterParents(table, found, ordered));
        return List.copyOf(ordered);
    }

    private static Table describe(Connection connection, String name) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        String schema = schema(connection);
        return new Table(name, texts(data.getColumns(null, schema, name, "%"), "COLUMN_NAME"),
                texts(data.getPrimaryKeys(null, schema, name), "COLUMN_NAME"),
                texts(data.getImportedKeys(null, schema, name), "PKTABLE_NAME").stream().filter(parent -> !parent.equals(name))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** SQLite has no schemas. */
    private static String schema(Connection connection) throws SQLException {
        return connection.getSchema() == null || connection.getSchema().isEmpty() ? null : connection.getSchema();
    }

    private static List<String> texts(ResultSet lines, String column) throws SQLException {
        try (lines) {
            List<String> texts = new ArrayList<>();
            while (lines.next()) {
                texts.add(lines.getString(column).toLowerCase(Locale.ROOT));
            }
            return List.copyOf(texts);
        }
    }

    private static void addAfterParents(Table table, Map<String, Table> found, Set<Table> ordered) {
        if (!ordered.contains(table)) {
            table.parents.stream().filter(found::containsKey).forEach(parent -> addAfterParents(found.get(parent), found, ordered));
            ordered.add(table);
        }
    }

    String select() {
        return "SELECT " + String.join(", ", columns) + " FROM " + name;
    }

    /** SQL that inserts a row or replaces the one with the same key. */
    String put() {
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        String others = columns.stream().filter(column -> !key.contains(column)).map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES (" + marks + ") ON CONFLICT (" + String.join(", ", key)
                + ") DO " + (others.isEmpty() ? "NOTHING" : "UPDATE SET " + others);
    }

    String clear() {
        return "DELETE FROM " + name;
    }
}
