package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads what is still readable of a damaged journal: the state of the alarms and where its entries end. Blocking; one thread. */
final class DamagedJournalReader {
    /** Without it SQLite refuses the whole of a file that is shorter than its header says. */
    private static final String TOLERANT = "PRAGMA writable_schema = ON";
    private static final String IDS = "SELECT id FROM alarm ORDER BY id ";
    private static final String ALARM = JournalEntryReader.SELECT_ALARMS + "WHERE a.id = ?";
    private static final String LAST_SEQ = "SELECT max(seq) AS seq FROM entry";
    private static final String CHANGES = "SELECT * FROM entry NOT INDEXED WHERE alarm_id IS NOT NULL AND refusal IS NULL ORDER BY seq ";

    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private long lastSeq;

    private DamagedJournalReader() {}

    /** Reads as far as possible; an unreadable file gives nothing. */
    static DamagedJournalReader of(SqliteFile file) {
        DamagedJournalReader salvage = new DamagedJournalReader();
        try (Connection connection = file.visitor(); Statement tolerant = connection.createStatement()) {
            tolerant.execute(TOLERANT);
            salvage.read(connection);
        } catch (SQLException nothing) {
            return salvage;
        }
        return salvage;
    }

    private void read(Connection connection) {
        Set<String> ids = new LinkedHashSet<>();
        boolean isWhole = each(connection, IDS + "ASC", null, line -> ids.add(line.getString(1)));
        if (!isWhole) {
            each(connection, IDS + "DESC", null, line -> ids.add(line.getString(1)));
        }
        for (String id : ids) {
            isWhole &= each(connection, ALARM, id, line -> keep(JournalEntryReader.alarm(line, ""), line));
        }
        each(connection, LAST_SEQ, null, line -> lastSeq = Math.max(lastSeq, line.getLong("seq")));
        if (!isWhole) {
            readChanges(connection);
        }
    }

    /** Reads the newest readable change of every alarm that is missing in the alarm table; starts by finding the last entry. */
    private void readChanges(Connection connection) {
        each(connection, CHANGES + "DESC", null, line -> {
            Alarm alarm = JournalEntryReader.alarm(line, "");
            if (!alarms.containsKey(alarm.id())) {
                keep(alarm, line);
            }
        });
        Set<String> known = Set.copyOf(alarms.keySet());
        each(connection, CHANGES + "ASC", null, line -> {
            Alarm alarm = JournalEntryReader.alarm(line, "");
            if (!known.contains(alarm.id())) {
                keep(alarm, line);
            }
        });
    }

    private void keep(Alarm alarm, ResultSet line) throws SQLException {
        lastSeq = Math.max(lastSeq, line.getLong("seq"));
        if (alarm != null) {
            alarms.put(alarm.id(), alarm);
        }
    }

    /** Takes one row. */
    @FunctionalInterface
    private interface Taking {
        void take(ResultSet line) throws SQLException;
    }

    /**
     * Passes rows on until the end or the first unreadable one.
     *
     * @return whether it reached the end
     */
    private static boolean each(Connection connection, String sql, String value, Taking taking) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (value != null) {
                select.setString(1, value);
            }
            try (ResultSet lines = select.executeQuery()) {
                while (lines.next()) {
                    taking.take(lines);
                }
            }
            return true;
        } catch (SQLException | IllegalArgumentException | NullPointerException unreadable) {
            return false;
        }
    }

    Collection<Alarm> alarms() {
        return alarms.values();
    }

    /** Sequence number of the last readable entry; 0 = none. */
    long lastSeq() {
        return lastSeq;
    }
}
