package io.hazardwatch.gateway.hazards.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.hazards.Recorded;
import io.hazardwatch.gateway.hazards.SourceKey;
import io.hazardwatch.gateway.hazards.StockEntry;
import io.hazardwatch.gateway.hazards.StockStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The rows of the stock book in the relational store. Blocking; any thread. */
public final class StockTables implements StockStore {
    private final Database database;

    public StockTables(Database database) {
        this.database = database;
    }

    @Override
    public List<Sum> sums() {
        return database.read(handle -> handle.createQuery("""
                SELECT source, substance, CAST(SUM(CASE WHEN is_in = 1 THEN grams ELSE -grams END) AS BIGINT) AS total FROM stock_entry
                WHERE state = 'CONFIRMED' GROUP BY source, substance""").map((line, context) -> new Sum(SourceKey.parse(line.getString("source")),
                line.getString("substance"), line.getLong("total"))).list());
    }

    @Override
    public List<StockEntry> pending() {
        return database.read(handle -> handle.createQuery("SELECT * FROM stock_entry WHERE state = 'PENDING' ORDER BY number")
                .map((line, context) -> entry(line)).list());
    }

    @Override
    public long lastNumber() {
        return database.read(handle -> handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM stock_entry").mapTo(Long.class).one());
    }

    @Override
    public StockEntry entry(long number) {
        return database.read(handle -> handle.createQuery("SELECT * FROM stock_entry WHERE number = ?").bind(0, number)
                .map((line, context) -> entry(line)).findOne().orElse(null));
    }

    @Override
    public boolean isCorrected(long number) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM stock_entry WHERE corrects = ? AND state <> 'REFUSED'")
                .bind(0, number).mapTo(Long.class).one()) > 0;
    }

    @Override
    public List<StockEntry> entries(SourceKey source, LocalDate from, LocalDate to, long before, int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM stock_entry WHERE source = ? AND day >= ? AND day <= ? AND number < ?"
                + " ORDER BY number DESC LIMIT ?").bind(0, source.toString()).bind(1, from.toString()).bind(2, to.toString()).bind(3, before)
                .bind(4, most).map((line, context) -> entry(line)).list());
    }

    private static StockEntry entry(ResultSet line) throws SQLException {
        StockEntry.State state = StockEntry.State.valueOf(line.getString("state"));
        Recorded decided = state == StockEntry.State.PENDING ? null
                : new Recorded(line.getString("decided_by"), line.getString("decided_session"), line.getLong("decided_at"));
        return new StockEntry(line.getLong("number"), SourceKey.parse(line.getString("source")), line.getString("substance"),
                line.getInt("is_in") == 1, line.getLong("grams"), LocalDate.parse(line.getString("day")), line.getString("words"),
                line.getLong("corrects"), new Recorded(line.getString("entered_by"), line.getString("entered_session"), line.getLong("entered_at")),
                new StockEntry.Decision(state, line.getString("decided_words"), decided));
    }

    @Override
    public void add(StockEntry entry) {
        database.inTransaction(handle -> handle.execute("INSERT INTO stock_entry (number, source, substance, is_in, grams, day, words, corrects,"
                + " entered_by, entered_at, entered_session, state, decided_words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', '')",
                entry.number(), entry.source().toString(), entry.substance(), entry.isIn() ? 1 : 0, entry.grams(), entry.day().toString(),
                entry.words(), entry.corrects(), entry.entered().by(), entry.entered().atMillis(), entry.entered().session()));
    }

    @Override
    public void decide(StockEntry entry) {
        StockEntry.Decision decision = entry.decision();
        database.inTransaction(handle -> handle.execute("UPDATE stock_entry SET state = ?, decided_words = ?, decided_by = ?, decided_at = ?,"
                + " decided_session = ? WHERE number = ? AND state = 'PENDING'", decision.state().name(), decision.words(), decision.recorded().by(),
                decision.recorded().atMillis(), decision.recorded().session(), entry.number()));
    }
}
