package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.journal.AuditSnapshot.WaitingAlarm;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the journal of a running gateway for the auditor. Changes nothing; opens the file anew each time, because it may be replaced. Blocking. */
public final class AuditQueries {
    private static final String WAITING = JournalEntryReader.SELECT_ALARMS + "WHERE a.open = 1 AND a.priority IN ('P1', 'P2')";
    private static final String ANNOUNCED = "SELECT coalesce(max(committed_at), 0) FROM entry WHERE alarm_id = ? AND annunciate = 1"
            + " AND refusal IS NULL";
    /** Rows of the calls themselves only begin an escalation; they reach nobody. */
    private static final String TOLD = "SELECT coalesce(max(accepted_at), 0) FROM outbox WHERE alarm_id = ? AND channel <> '"
            + JournalChanges.CALLS + "'";
    /** A siren that took its order is no person who knows. */
    private static final String CALLED = "SELECT coalesce(max(accepted_at), 0) FROM notification WHERE subject_id = ? AND purpose <> 'SIREN'";
    private static final String STUCK = "SELECT count(*) FROM outbox WHERE state = 'CLAIMED' AND claimed_at < ?";
    private static final String STUCK_CALLS = "SELECT count(*) FROM notification WHERE state = 'CLAIMED' AND claimed_at < ?";
    private static final String OVERDUE = "SELECT count(*) FROM escalation WHERE ended_at = 0 AND next_at < ?";
    /** Calls that are committed and that nobody began: their first step is overdue. */
    private static final String NOT_BEGUN = "SELECT count(*) FROM outbox WHERE state = 'PLANNED' AND channel = '" + JournalChanges.CALLS
            + "' AND created_at < ?";
    /** Nothing may hold a P1 back but the few seconds between two digests. */
    private static final String NOT_SENT = "SELECT count(*) FROM notification WHERE state = 'PLANNED' AND priority = 'P1' AND next_at < ?";

    private final Path file;

    /** @param file the journal's file */
    public AuditQueries(Path file) {
        this.file = file;
    }

    /**
     * The picture of this moment.
     *
     * @param claimedBefore claims older than this are stuck, steps due before it overdue; ms since the epoch
     * @throws SQLException if the file is missing, is no journal of this version, or the disk fails
     */
    public AuditSnapshot read(long claimedBefore) throws SQLException {
        try (Connection connection = new SqliteFile(file).visitor()) {
            long stuck = number(connection, STUCK, claimedBefore) + number(connection, STUCK_CALLS, claimedBefore);
            long overdue = number(connection, OVERDUE, claimedBefore) + number(connection, NOT_BEGUN, claimedBefore)
                    + number(connection, NOT_SENT, claimedBefore);
            return new AuditSnapshot(JournalHeartbeat.read(connection), waiting(connection), (int) stuck, (int) overdue);
        }
    }

    private static List<WaitingAlarm> waiting(Connection connection) throws SQLException {
        List<WaitingAlarm> waiting = new ArrayList<>();
        for (Alarm alarm : openOnes(connection)) {
            if (!alarm.state().isAcked() && !alarm.isSuppressed()) {
                waiting.add(new WaitingAlarm(alarm.id(), alarm.name(), alarm.priority(), number(connection, ANNOUNCED, alarm.id()),
                        Math.max(number(connection, TOLD, alarm.id()), number(connection, CALLED, alarm.id()))));
            }
        }
        return waiting;
    }

    private static List<Alarm> openOnes(Connection connection) throws SQLException {
        List<Alarm> open = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WAITING); ResultSet lines = select.executeQuery()) {
            while (lines.next()) {
                open.add(JournalEntryReader.alarm(lines, ""));
            }
        }
        return open;
    }

    private static long number(Connection connection, String sql, Object value) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, value);
            try (ResultSet line = select.executeQuery()) {
                return line.next() ? line.getLong(1) : 0;
            }
        }
    }
}
