package io.hazardwatch.gateway.leaks.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.leaks.checks.CheckKind;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheck;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheckStore;
import io.hazardwatch.gateway.model.PointId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The rows of bump tests and calibrations in the relational store. Blocking; any thread. */
public final class InstrumentCheckTables implements InstrumentCheckStore {
    private final Database database;

    public InstrumentCheckTables(Database database) {
        this.database = database;
    }

    @Override
    public List<InstrumentCheck> load(int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM instrument_check ORDER BY noted_at DESC, id DESC LIMIT ?").bind(0, most)
                .map((line, context) -> check(line)).list()).reversed();
    }

    private static InstrumentCheck check(ResultSet line) throws SQLException {
        String due = line.getString("due");
        return new InstrumentCheck(line.getString("id"), PointId.parse(line.getString("point")), CheckKind.valueOf(line.getString("kind")),
                line.getString("gas"), number(line, "applied"), number(line, "as_found"), number(line, "as_left"), line.getInt("passed") == 1,
                LocalDate.parse(line.getString("day")), due == null ? null : LocalDate.parse(due), line.getString("words"),
                line.getString("recorded_by"), line.getLong("done_at"), line.getLong("noted_at"));
    }

    private static double number(ResultSet line, String column) throws SQLException {
        double value = line.getDouble(column);
        return line.wasNull() ? Double.NaN : value;
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    @Override
    public void add(InstrumentCheck check) {
        database.inTransaction(handle -> handle.execute("INSERT INTO instrument_check VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", check.id(),
                check.point().toString(), check.kind().name(), check.gas(), orNull(check.applied()), orNull(check.asFound()),
                orNull(check.asLeft()), check.isPassed() ? 1 : 0, check.day().toString(), check.due() == null ? null : check.due().toString(),
                check.words(), check.by(), check.atMillis(), check.notedMillis()));
    }
}
