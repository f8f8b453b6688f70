package io.hazardwatch.gateway.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The gateway's sign of life in the journal's file. It joins the journal's commits, so it stops with the process, with the disk and
 * with the journal's thread.
 *
 * @param writtenAt    ms since the epoch
 * @param ingestLag    how long the oldest message waits for its lane, ms
 * @param evaluatorLag how long ago the slowest lane last took a turn, ms
 * @param roundTrip    how long the sign of life before this one took until the disk had it, ms; -1 = it was never committed
 * @param alarmPath    how long the last synthetic alarm took from its reading to the loopback channel, or takes so far if that is longer, ms;
 *                     -1 = none has arrived yet
 * @param isStopped    whether the gateway was stopped in good order
 */
public record JournalHeartbeat(long writtenAt, long ingestLag, long evaluatorLag, long roundTrip, long alarmPath, boolean isStopped) {
    private static final String WRITE = "INSERT INTO pulse (id, written_at, ingest_lag, evaluator_lag, round_trip, stopped, alarm_path)"
            + " VALUES (1, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at,"
            + " ingest_lag = excluded.ingest_lag, evaluator_lag = excluded.evaluator_lag, round_trip = excluded.round_trip,"
            + " stopped = excluded.stopped, alarm_path = excluded.alarm_path";
    private static final String READ = "SELECT written_at, ingest_lag, evaluator_lag, round_trip, stopped, alarm_path FROM pulse WHERE id = 1";

    boolean write(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setLong(1, writtenAt);
            insert.setLong(2, ingestLag);
            insert.setLong(3, evaluatorLag);
            insert.setLong(4, roundTrip);
            insert.setInt(5, isStopped ? 1 : 0);
            insert.setLong(6, alarmPath);
            return insert.executeUpdate() == 1;
        }
    }

    /** The last one, or null if none was ever written. */
    static JournalHeartbeat read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ); ResultSet line = select.executeQuery()) {
            return line.next() ? new JournalHeartbeat(line.getLong(1), line.getLong(2), line.getLong(3), line.getLong(4), line.getLong(6),
                    line.getInt(5) != 0) : null;
        }
    }
}
