package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Stores answers to commands with an {@code Idempotency-Key} on this machine. They are never stored on a server: they belong to this
 * gateway alone, and must be readable while the server is away. Any thread that may block.
 */
public final class StoredAnswerTable {
    private static final String PUT = "INSERT INTO repeated_answer (call, request, at, status, media_type, body) VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (call) DO UPDATE SET request = excluded.request, at = excluded.at, status = excluded.status,"
            + " media_type = excluded.media_type, body = excluded.body";

    private final Database database;

    /** @param database a store on this machine */
    public StoredAnswerTable(Database database) {
        this.database = database;
    }

    /**
     * Deletes what is older, and reads the newest, oldest first.
     *
     * @param sinceMillis ms since the epoch
     * @param most        how many
     */
    public List<StoredAnswer> load(long sinceMillis, int most) {
        return database.inTransaction(handle -> {
            handle.execute("DELETE FROM repeated_answer WHERE at < ?", sinceMillis);
            handle.execute("DELETE FROM repeated_answer WHERE call NOT IN (SELECT call FROM repeated_answer ORDER BY at DESC LIMIT ?)", most);
            return handle.createQuery("SELECT * FROM repeated_answer ORDER BY at").map((line, context) -> answer(line)).list();
        });
    }

    /** Writes answers, and deletes those that are forgotten. */
    public void write(Collection<StoredAnswer> given, Collection<String> forgottenCalls) {
        database.inTransaction(handle -> {
            PreparedBatch puts = handle.prepareBatch(PUT);
            given.forEach(each -> puts.add(each.call(), each.request(), each.atMillis(), each.status(), each.mediaType(), each.body()));
            puts.execute();
            PreparedBatch deletes = handle.prepareBatch("DELETE FROM repeated_answer WHERE call = ?");
            forgottenCalls.forEach(deletes::add);
            deletes.execute();
            return null;
        });
    }

    private static StoredAnswer answer(ResultSet line) throws SQLException {
        return new StoredAnswer(line.getString("call"), line.getString("request"), line.getLong("at"), line.getInt("status"),
                line.getString("media_type"), line.getString("body"));
    }
}
