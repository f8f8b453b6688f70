package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.sqlite.PlainJdbi;
import io.hazardwatch.gateway.sqlite.SqliteFailure;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Opens the journal file in a way that lets the gateway monitor whatever happened to the file: an unusable file is renamed and
 * kept, and its readable part is carried over into a new one. Blocking; the main thread.
 */
final class JournalOpener {
    static final String SCHEMA = "db/journal";

    private final SqliteFile file;
    private final JournalTransaction ledger;
    private final UnreadableEntries unreadable;

    JournalOpener(SqliteFile file, JournalTransaction ledger, UnreadableEntries unreadable) {
        this.file = file;
        this.ledger = ledger;
        this.unreadable = unreadable;
    }

    /** @throws SQLException if another gateway uses the file, or the disk refuses it */
    JournalOpening open(long nowMillis) throws SQLException {
        if (file.isAbsent()) {
            use();
            return new JournalOpening(JournalOpening.Kind.MADE, null, 0, null);
        }
        try {
            requireJournal();
            use();
            return new JournalOpening(JournalOpening.Kind.CONTINUED, null, 0, null);
        } catch (SQLException | RuntimeException failure) {
            if (SqliteFailure.of(failure) != SqliteFailure.DAMAGED) {
                throw failure;
            }
            ledger.close();
            return renewed(failure, nowMillis);
        }
    }

    /** Refuses a file cut to nothing and other databases, which would otherwise pass as an empty journal. */
    private void requireJournal() throws SQLException {
        if (!file.hasTable("entry")) {
            throw new SQLException("it holds no journal", null, SqliteFailure.NOT_A_DATABASE);
        }
    }

    /** Reads what the gateway needs for its start: schema, last entry, and the state of every alarm. */
    private void use() throws SQLException {
        file.migrate(SCHEMA);
        ledger.open();
        try (Connection connection = file.visitor()) {
            ledger.remember(new JournalQueries(PlainJdbi.on(connection), unreadable).alarms());
        }
    }

    private JournalOpening renewed(Exception damage, long nowMillis) throws SQLException {
        Path aside = file.setAside("damaged", nowMillis);
        DamagedJournalReader salvage = DamagedJournalReader.of(new SqliteFile(aside));
        file.migrate(SCHEMA);
        List<Alarm> alarms = List.copyOf(salvage.alarms());
        String reason = rootMessage(damage);
        ledger.begin(salvage.lastSeq(), "the journal could not be used (" + reason + ") and is kept as " + aside.getFileName()
                + "; " + alarms.size() + " alarms were carried over", alarms);
        return new JournalOpening(JournalOpening.Kind.RENEWED, aside, alarms.size(), reason);
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
