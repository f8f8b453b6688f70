package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Stores open log-ins on this machine, so that a restart logs nobody out. They are never stored on a server: they belong to this gateway
 * alone, and must be readable while the server is away. Any thread that may block.
 */
public final class SessionTable {
    private static final String PUT = "INSERT INTO login_session (token_hash, account, account_state, opened_at, used_at, address, client,"
            + " provider_session) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (token_hash) DO UPDATE SET account_state = excluded.account_state,"
            + " used_at = excluded.used_at";

    private final Database database;

    /** @param database a store on this machine */
    public SessionTable(Database database) {
        this.database = database;
    }

    /**
     * Reads the sessions used since then, least recently used first, and deletes all others.
     *
     * @param sinceMillis ms since the epoch
     */
    public List<StoredSession> load(long sinceMillis) {
        return database.inTransaction(handle -> {
            handle.execute("DELETE FROM login_session WHERE used_at < ?", sinceMillis);
            return handle.createQuery("SELECT * FROM login_session ORDER BY used_at").map((line, context) -> session(line)).list();
        });
    }

    /** Writes sessions that were opened or used, and deletes ended ones. */
    public void write(Collection<StoredSession> changed, Collection<String> endedHashes) {
        database.inTransaction(handle -> {
            PreparedBatch puts = handle.prepareBatch(PUT);
            changed.forEach(each -> puts.add(each.tokenHash(), each.account(), each.accountState(), each.openedAt(), each.usedAt(),
                    each.address(), each.client(), each.providerSession()));
            puts.execute();
            PreparedBatch deletes = handle.prepareBatch("DELETE FROM login_session WHERE token_hash = ?");
            endedHashes.forEach(deletes::add);
            deletes.execute();
            return null;
        });
    }

    private static StoredSession session(ResultSet line) throws SQLException {
        return new StoredSession(line.getString("token_hash"), line.getString("account"), line.getString("account_state"),
                line.getLong("opened_at"), line.getLong("used_at"), line.getString("address"), line.getString("client"),
                line.getString("provider_session"));
    }
}
