/**
 * One SQLite file: opened durably, migrated to the present schema, read by pooled connections.
 *
 * <p>Invariant: everything committed through {@link io.hazardwatch.gateway.sqlite.SqliteFile#writer()} has been synced. Thread:
 * any; owns none. Absent on purpose: tables and queries, which belong to the rooms.
 */
package io.hazardwatch.gateway.sqlite;
