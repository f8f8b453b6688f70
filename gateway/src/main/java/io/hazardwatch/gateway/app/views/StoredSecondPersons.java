package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.SecondPersonTable;
import io.hazardwatch.gateway.accounts.StoredSecondPersonRequest;
import io.hazardwatch.gateway.api.access.SecondPersonStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements the API's port for requests for a second person with the table on this machine. */
final class StoredSecondPersons implements SecondPersonStore {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSecondPersons.class);

    private final SecondPersonTable table;
    private final Clock clock;
    private final List<StoredSecondPersonRequest> restored;

    private StoredSecondPersons(SecondPersonTable table, Clock clock, List<StoredSecondPersonRequest> restored) {
        this.table = table;
        this.clock = clock;
        this.restored = restored;
    }

    /** Reads what is stored. A table that cannot be read does not stop the start: people ask anew. */
    static StoredSecondPersons open(Database local, Clock clock) {
        SecondPersonTable table = new SecondPersonTable(local);
        try {
            return new StoredSecondPersons(table, clock, table.load(clock.millis()));
        } catch (RuntimeException unreadable) {
            LOG.warn("requests for a second person cannot be read, so people must ask again: {}", unreadable.toString());
            return new StoredSecondPersons(table, clock, List.of());
        }
    }

    @Override
    public List<StoredSecondPersonRequest> restored() {
        return restored;
    }

    @Override
    public void write(StoredSecondPersonRequest request) {
        table.write(request, clock.millis());
    }
}
