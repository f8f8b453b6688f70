package io.hazardwatch.gateway.database;

import java.util.Objects;

/**
 * Where the relational store is.
 *
 * @param url      JDBC address of a PostgreSQL database, without any secret; null = a SQLite file in the data folder
 * @param user     null = as the address or the server has it
 * @param password never written to a log; null = none is needed
 */
public record DatabaseSettings(String url, String user, String password) {
    /** The SQLite file. */
    public static final DatabaseSettings SQLITE = new DatabaseSettings(null, null, null);

    /** @param url with or without {@code jdbc:} in front */
    public static DatabaseSettings of(String url, String user, String password) {
        return new DatabaseSettings(url.startsWith("jdbc:") ? url : "jdbc:" + url, user, password);
    }

    /** Whether both are the same store, as far as their addresses tell. */
    public boolean hasAddressOf(DatabaseSettings other) {
        return Objects.equals(url, other.url);
    }

    /** Whether a server is asked, and not a file of ours. */
    public boolean isServer() {
        return url != null;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + (isServer() ? url : "sqlite") + ']';
    }
}
