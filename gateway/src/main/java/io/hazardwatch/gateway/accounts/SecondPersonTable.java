package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Stores requests for a second person on this machine, as sessions are. Any thread that may block. */
public final class SecondPersonTable {
    private final Database database;

    /** @param database a store on this machine */
    public SecondPersonTable(Database database) {
        this.database = database;
    }

    /** Reads those that have not expired, oldest first, and deletes all others. */
    public List<StoredSecondPersonRequest> load(long nowMillis) {
        return database.inTransaction(handle -> {
            handle.execute("DELETE FROM second_person_request WHERE until_at <= ?", nowMillis);
            return handle.createQuery("SELECT * FROM second_person_request ORDER BY asked_at, id").map((line, context) -> request(line)).list();
        });
    }

    /** Writes one that was asked, answered or used, and deletes those that have expired by then. */
    public void write(StoredSecondPersonRequest request, long nowMillis) {
        database.inTransaction(handle -> {
            handle.execute("DELETE FROM second_person_request WHERE until_at <= ?", nowMillis);
            return handle.execute("INSERT INTO second_person_request VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                    + " state = excluded.state, second = excluded.second, second_state = excluded.second_state", request.id(), request.path(),
                    request.body(), request.account(), request.askedAt(), request.until(), request.state(), request.second(),
                    request.secondState());
        });
    }

    private static StoredSecondPersonRequest request(ResultSet line) throws SQLException {
        return new StoredSecondPersonRequest(line.getString("id"), line.getString("path"), line.getString("body"), line.getString("account"),
                line.getLong("asked_at"), line.getLong("until_at"), line.getString("state"), line.getString("second"),
                line.getString("second_state"));
    }
}
