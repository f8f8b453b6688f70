package io.hazardwatch.gateway.response.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.hazardwatch.gateway.response.cards.NeighbourCallStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The rows of calls to neighbours in the relational store. */
public final class NeighbourCallTables implements NeighbourCallStore {
    private final Database database;

    public NeighbourCallTables(Database database) {
        this.database = database;
    }

    @Override
    public List<NeighbourCall> load(long sinceMillis) {
        return database.read(handle -> handle.createQuery("SELECT * FROM neighbour_call WHERE noted_at >= ? ORDER BY noted_at, id")
                .bind(0, sinceMillis).map((line, context) -> call(line)).list());
    }

    private static NeighbourCall call(ResultSet line) throws SQLException {
        return new NeighbourCall(line.getString("id"), line.getString("enterprise"), line.getString("site"), line.getString("neighbour"),
                new Text(line.getString("name_zh"), line.getString("name_en")), line.getString("phone"), line.getString("about"),
                NeighbourCall.Means.valueOf(line.getString("means")), line.getInt("reached") == 1, line.getString("words"),
                line.getString("called_by"), line.getLong("called_at"), line.getLong("noted_at"));
    }

    @Override
    public void add(NeighbourCall call) {
        database.inTransaction(handle -> handle.execute("INSERT INTO neighbour_call VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", call.id(),
                call.enterprise(), call.site(), call.neighbour(), call.name().zh(), call.name().en(), call.phone(), call.about(),
                call.means().name(), call.isReached() ? 1 : 0, call.words(), call.by(), call.atMillis(), call.notedMillis()));
    }

    @Override
    public void forget(long beforeMillis) {
        database.inTransaction(handle -> handle.execute("DELETE FROM neighbour_call WHERE noted_at < ?", beforeMillis));
    }
}
