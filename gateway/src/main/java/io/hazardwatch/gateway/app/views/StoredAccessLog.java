package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.AccessEntry;
import io.hazardwatch.gateway.accounts.AccessLogTable;
import io.hazardwatch.gateway.accounts.AccessQuery;
import io.hazardwatch.gateway.api.access.AccessLog;
import io.hazardwatch.gateway.database.Database;
import java.util.List;

/** Implements the API's port for the access log with the table on this machine. */
final class StoredAccessLog implements AccessLog {
    private final AccessLogTable table;

    StoredAccessLog(Database local) {
        this.table = new AccessLogTable(local);
    }

    @Override
    public void add(List<AccessEntry> entries) {
        table.add(entries);
    }

    @Override
    public List<AccessEntry> read(AccessQuery query, int limit) {
        return table.read(query, limit);
    }

    @Override
    public void prune(long beforeMillis) {
        table.prune(beforeMillis);
    }
}
