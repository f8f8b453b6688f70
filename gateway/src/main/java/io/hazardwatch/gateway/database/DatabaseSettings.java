package io.hazardwatch.gateway.database;

import java.util.Objects;

/**
 * Location of the relational store.
 *
 * @param url      JDBC URL of a PostgreSQL database, without any secret; null for a SQLite file in the data folder
 * @param user     null to use the one of the URL or the server's default
 * @param password never logged; null when none is needed
 */
public record DatabaseSettings(String url, String user, String password) {
    /** The SQLite file. */
    public static final DatabaseSettings SQLITE = new DatabaseSettings(null, null, null);

    /** @param url with or without {@code jdbc:} in front */
    public static DatabaseSettings of(String url, String user, String password) {
        return new DatabaseSettings(url.startsWith("jdbc:") ? url : "jdbc:" + url, user, password);
    }

    /** Whether both name the same store, as far as their URLs tell. */
    public boolean hasAddressOf(DatabaseSettings other) {
        return Objects.equals(url, other.url);
    }

    /** Whether the store is a server and not a local file. */
    public boolean isServer() {
        return url != null;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + (isServer() ? url : "sqlite") + ']';
    }
}
