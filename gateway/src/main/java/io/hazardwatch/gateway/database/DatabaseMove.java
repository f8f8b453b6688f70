package io.hazardwatch.gateway.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Copies everything from one relational store to another, table by table, and compares both. An interrupted move continues when
 * it is run again. The source is not changed. One thread that may block.
 */
public final class DatabaseMove {
    private static final int BATCH_ROWS = 1_000;
    private static final String ID = "move";

    /** Why a move was not started, or failed its final comparison. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /** A table that is now the same in both stores. */
    public record Moved(String table, long rows, String checksum) {}

    private final Database source;
    private final String sourceName;
    private final Database target;
    private final Consumer<String> progress;

    /**
     * @param sourceName identifies the source after an interruption; contains no secret
     * @param progress   called after each thousand rows
     */
    public DatabaseMove(Database source, String sourceName, Database target, Consumer<String> progress) {
        this.source = source;
        this.sourceName = sourceName;
        this.target = target;
        this.progress = progress;
    }

    /** Whether a move into that store was begun and not finished, so that it holds only part of the data. */
    public static boolean isUnfinished(Database store) {
        return store.read(handle -> handle.createQuery("SELECT count(*) FROM database_move WHERE finished_at IS NULL")
                .mapTo(Long.class).one()) > 0;
    }

    /**
     * Runs the move, or continues an interrupted one.
     *
     * @throws RefusedException when the target holds other data, or differs from the source at the end
     */
    public List<Moved> run(long nowMillis) throws SQLException, RefusedException {
        List<Table> tables = source.read(Table::all);
        begin(tables, nowMillis);
        for (Table table : tables) {
            copy(table);
        }
        if (!differing(tables).isEmpty()) {
            copyAnew(tables);
        }
        List<String> differing = differing(tables);
        if (!differing.isEmpty()) {
            throw new RefusedException("not the same after the move: " + String.join(", ", differing));
        }
        List<Moved> moved = new ArrayList<>();
        for (Table table : tables) {
            TableDigest digest = digest(target, table);
            moved.add(new Moved(table.name(), digest.rows(), digest.checksum()));
        }
        mark("UPDATE database_move SET finished_at = ? WHERE id = ?", nowMillis, ID);
        return moved;
    }

    private void begin(List<Table> tables, long nowMillis) throws SQLException, RefusedException {
        if (isUnfinished(target)) {
            String begunFrom = target.read(handle -> handle.createQuery("SELECT source FROM database_move WHERE id = ?").bind(0, ID)
                    .mapTo(String.class).one());
            if (!begunFrom.equals(sourceName)) {
                throw new RefusedException("the target holds part of a move from " + begunFrom);
            }
            return;
        }
        for (Table table : tables) {
            long rows = digest(target, table).rows();
            if (rows > 0) {
                throw new RefusedException("the target holds other data: " + table.name() + " has " + rows + " rows");
            }
        }
        mark("INSERT INTO database_move (id, source, started_at, finished_at) VALUES (?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET"
                + " source = excluded.source, started_at = excluded.started_at, finished_at = NULL", ID, sourceName, nowMillis);
    }

    private void mark(String sql, Object... values) {
        target.inTransaction(handle -> handle.execute(sql, values));
    }

    private void copy(Table table) {
        source.inTransaction(handle -> {
            List<Object[]> batch = new ArrayList<>();
            long rows = 0;
            try (ResultIterator<Object[]> lines = rows(handle, table)) {
                while (lines.hasNext()) {
                    batch.add(lines.next());
                    if (batch.size() == BATCH_ROWS || !lines.hasNext()) {
                        put(table, batch);
                        rows += batch.size();
                        progress.accept(table.name() + ": " + rows + " rows");
                        batch.clear();
                    }
                }
            }
            return rows;
        });
    }

    private static ResultIterator<Object[]> rows(Handle handle, Table table) {
        return handle.createQuery(table.select()).setFetchSize(BATCH_ROWS).map((line, context) -> row(line)).iterator();
    }

    private static Object[] row(ResultSet line) throws SQLException {
        ResultSetMetaData data = line.getMetaData();
        Object[] row = new Object[data.getColumnCount()];
        for (int i = 0; i < row.length; i++) {
            row[i] = line.getObject(i + 1);
        }
        return row;
    }

    private void put(Table table, List<Object[]> rows) {
        target.inTransaction(handle -> {
            try (PreparedBatch batch = handle.prepareBatch(table.put())) {
                rows.forEach(batch::add);
                return batch.execute().length;
            }
        });
    }

    /** Copies again after rows were removed from the source between two attempts. */
    private void copyAnew(List<Table> tables) {
        target.inTransaction(handle -> {
            tables.reversed().forEach(table -> handle.execute(table.clear()));
            return null;
        });
        tables.forEach(this::copy);
    }

    private List<String> differing(List<Table> tables) throws SQLException {
        List<String> differing = new ArrayList<>();
        for (Table table : tables) {
            TableDigest here = digest(source, table);
            TableDigest there = digest(target, table);
            if (here.rows() != there.rows() || !here.checksum().equals(there.checksum())) {
                differing.add(table.name() + " (" + here.rows() + " rows " + here.checksum() + ", there " + there.rows() + " rows "
                        + there.checksum() + ")");
            }
        }
        return differing;
    }

    private static TableDigest digest(Database store, Table table) throws SQLException {
        return store.inTransaction(handle -> {
            TableDigest digest = new TableDigest();
            try (ResultIterator<Object[]> lines = rows(handle, table)) {
                lines.forEachRemaining(digest::add);
            }
            return digest;
        });
    }
}
