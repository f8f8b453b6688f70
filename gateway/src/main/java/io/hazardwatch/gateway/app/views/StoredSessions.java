package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.SessionTable;
import io.hazardwatch.gateway.accounts.StoredSession;
import io.hazardwatch.gateway.api.access.SessionStore;
import io.hazardwatch.gateway.api.access.Sessions;
import io.hazardwatch.gateway.database.Database;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements the API's port for open log-ins with the table on this machine. */
public final class StoredSessions implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSessions.class);

    private final SessionTable table;
    private final List<StoredSession> restored;

    private StoredSessions(SessionTable table, List<StoredSession> restored) {
        this.table = table;
        this.restored = restored;
    }

    /**
     * Reads what is stored. A table that cannot be read does not stop the start: everybody logs in anew.
     *
     * @param local a store on this machine
     * @param nowMillis ms since the epoch
     */
    public static StoredSessions open(Database local, long nowMillis) {
        SessionTable table = new SessionTable(local);
        try {
            return new StoredSessions(table, table.load(nowMillis - Sessions.IDLE_MILLIS));
        } catch (RuntimeException unreadable) {
            LOG.warn("open log-ins cannot be read, so people must log in again: {}", unreadable.toString());
            return new StoredSessions(table, List.of());
        }
    }

    @Override
    public List<StoredSession> restored() {
        return restored;
    }

    @Override
    public void write(List<StoredSession> changed, List<String> endedHashes) {
        table.write(changed, endedHashes);
    }
}
