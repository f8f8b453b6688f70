package io.hazardwatch.gateway.database;

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

    /** Whether a server is asked, and not a file of ours. */
    public boolean isServer() {
        return url != null;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + (isServer() ? url : "sqlite") + ']';
    }
}
