package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.StoredAnswer;
import io.hazardwatch.gateway.accounts.StoredAnswerTable;
import io.hazardwatch.gateway.api.http.AnswerStore;
import io.hazardwatch.gateway.api.http.RepeatedCalls;
import io.hazardwatch.gateway.database.Database;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements the API's port for answers to repeatable commands with the table on this machine. */
final class StoredAnswers implements AnswerStore {
    private static final Logger LOG = LoggerFactory.getLogger(StoredAnswers.class);

    private final StoredAnswerTable table;
    private final List<StoredAnswer> restored;

    private StoredAnswers(StoredAnswerTable table, List<StoredAnswer> restored) {
        this.table = table;
        this.restored = restored;
    }

    /**
     * Reads what is stored. A table that cannot be read does not stop the start: commands from before it are done again if repeated.
     *
     * @param local     a store on this machine
     * @param nowMillis ms since the epoch
     */
    static StoredAnswers open(Database local, long nowMillis) {
        StoredAnswerTable table = new StoredAnswerTable(local);
        try {
            return new StoredAnswers(table, table.load(nowMillis - TimeUnit.HOURS.toMillis(RepeatedCalls.HOURS), RepeatedCalls.KEYS_MAX));
        } catch (RuntimeException unreadable) {
            LOG.warn("answers to repeatable commands cannot be read, so a repetition from before the start is done again: {}",
                    unreadable.toString());
            return new StoredAnswers(table, List.of());
        }
    }

    @Override
    public List<StoredAnswer> restored() {
        return restored;
    }

    @Override
    public void write(List<StoredAnswer> given, List<String> forgottenCalls) {
        table.write(given, forgottenCalls);
    }
}
