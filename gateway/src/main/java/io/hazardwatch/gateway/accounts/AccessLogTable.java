package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The access log on this machine. Any thread that may block; one writes at a time. */
public final class AccessLogTable {
    private static final String PUT = "INSERT INTO access_log (id, at, account, enterprise, session, address, method, path, status, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PAGE = "SELECT * FROM access_log WHERE id < :before AND at >= :from AND at < :to"
            + " AND (CAST(:account AS TEXT) IS NULL OR account = :account) AND (CAST(:enterprise AS TEXT) IS NULL OR enterprise = :enterprise)"
            + " AND (:refused = 0 OR status = 0 OR status >= 400) ORDER BY id DESC LIMIT :limit";

    private final Database database;

    // the one writer; 0 = not read yet
    private long lastId;

    /** @param database a store on this machine */
    public AccessLogTable(Database database) {
        this.database = database;
    }

    /** Adds lines in their order. */
    public synchronized void add(List<AccessEntry> entries) {
        long first = database.inTransaction(handle -> {
            long next = 1 + (lastId > 0 ? lastId : handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM access_log").mapTo(Long.class).one());
            PreparedBatch batch = handle.prepareBatch(PUT);
            for (int i = 0; i < entries.size(); i++) {
                AccessEntry each = entries.get(i);
                batch.add(next + i, each.atMillis(), each.account(), each.enterprise(), each.session(), each.address(), each.method(), each.path(),
                        each.status(), each.reason());
            }
            batch.execute();
            return next;
        });
        lastId = first + entries.size() - 1;
    }

    /** Lines that match, newest first. */
    public List<AccessEntry> read(AccessQuery query, int limit) {
        return database.read(handle -> handle.createQuery(PAGE).bind("before", query.beforeId()).bind("from", query.fromMillis())
                .bind("to", query.toMillis()).bind("account", query.account()).bind("enterprise", query.enterprise())
                .bind("refused", query.isRefusedOnly() ? 1 : 0).bind("limit", limit).map((line, context) -> entry(line)).list());
    }

    /** Deletes lines before that time, ms since the epoch. */
    public void prune(long beforeMillis) {
        database.inTransaction(handle -> handle.execute("DELETE FROM access_log WHERE at < ?", beforeMillis));
    }

    private static AccessEntry entry(ResultSet line) throws SQLException {
        return new AccessEntry(line.getLong("id"), line.getLong("at"), line.getString("account"), line.getString("enterprise"),
                line.getString("session"), line.getString("address"), line.getString("method"), line.getString("path"), line.getInt("status"),
                line.getString("reason"));
    }
}
