package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of keys in the relational store. Any thread that may block. */
public final class ApiKeyTable {
    private static final String PUT = "INSERT INTO api_key (id, name, token_hash, account, rights, enterprise, scope, created_at, expires_at,"
            + " used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET used_at = excluded.used_at";

    private final Database database;

    public ApiKeyTable(Database database) {
        this.database = database;
    }

    /** All keys; those with a right that this version does not know have one right less. */
    public List<ApiKey> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM api_key").map((line, context) -> key(line)).list());
    }

    /** Adds a key, or states its last use. */
    public void put(ApiKey key) {
        String rights = key.rights().stream().map(Capability::name).sorted().collect(Collectors.joining(","));
        database.inTransaction(handle -> handle.execute(PUT, key.id(), key.name(), key.tokenHash(), key.account(), rights,
                key.scope().enterprise(), key.scope().stored(), key.createdAt(), key.expiresAt(), key.usedAt()));
    }

    /** Deletes a key. */
    public void remove(String id) {
        database.inTransaction(handle -> handle.execute("DELETE FROM api_key WHERE id = ?", id));
    }

    private static ApiKey key(ResultSet line) throws SQLException {
        List<String> names = List.of(line.getString("rights").split(","));
        return new ApiKey(line.getString("id"), line.getString("name"), line.getString("token_hash"), line.getString("account"),
                Stream.of(Capability.values()).filter(each -> names.contains(each.name())).collect(Collectors.toSet()),
                Scope.stored(line.getString("enterprise"), line.getString("scope")), line.getLong("created_at"), line.getLong("expires_at"),
                line.getLong("used_at"));
    }
}
