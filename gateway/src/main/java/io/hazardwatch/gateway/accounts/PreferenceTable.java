package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.Database;

/** How each person likes the console, in the relational store. Any thread that may block. */
public final class PreferenceTable {
    private static final String PUT = "INSERT INTO preference (account, content, changed_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (account) DO UPDATE SET content = excluded.content, changed_at = excluded.changed_at";

    private final Database database;

    public PreferenceTable(Database database) {
        this.database = database;
    }

    /** What was put last, or null. */
    public String of(String account) {
        return database.read(handle -> handle.createQuery("SELECT content FROM preference WHERE account = ?").bind(0, account)
                .mapTo(String.class).findOne().orElse(null));
    }

    /** Replaces what was there. */
    public void put(String account, String content, long nowMillis) {
        database.inTransaction(handle -> handle.execute(PUT, account, content, nowMillis));
    }

    /** Forgets an account. */
    public void remove(String account) {
        database.inTransaction(handle -> handle.execute("DELETE FROM preference WHERE account = ?", account));
    }
}
