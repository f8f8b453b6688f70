package io.hazardwatch.gateway.response.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningScope;
import io.hazardwatch.gateway.response.warnings.OwnWarningStore;
import io.hazardwatch.gateway.response.warnings.OwnWarningText;
import io.hazardwatch.gateway.response.warnings.OwnWarningType;
import io.hazardwatch.gateway.response.warnings.OwnWarningUrgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The rows of our warnings in the relational store. What was sent is never written again. */
public final class OwnWarningTables implements OwnWarningStore {
    private static final String SAVE = "INSERT INTO own_warning VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET released_by = excluded.released_by, state = excluded.state,"
            + " identifier = excluded.identifier, referred = excluded.referred, sent_at = excluded.sent_at, expires_at = excluded.expires_at,"
            + " document = excluded.document, hash = excluded.hash, number = excluded.number WHERE own_warning.state <> 'SENT'";
    private static final String LINE = "\n";

    private final Database database;

    public OwnWarningTables(Database database) {
        this.database = database;
    }

    @Override
    public Contents load(long sinceMillis) {
        return database.read(handle -> new Contents(handle.createQuery("SELECT * FROM own_warning WHERE state = 'PREPARED' AND prepared_at >= ?"
                + " OR state = 'SENT' AND expires_at >= ? ORDER BY prepared_at").bind(0, sinceMillis).bind(1, sinceMillis)
                .map((line, context) -> warning(line)).list(),
                handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM own_warning").mapTo(Long.class).one()));
    }

    @Override
    public void remove(String id) {
        database.inTransaction(handle -> handle.execute("DELETE FROM own_warning WHERE id = ? AND state <> 'SENT'", id));
    }

    @Override
    public void forget(long beforeMillis) {
        database.inTransaction(handle -> handle.execute("DELETE FROM own_warning WHERE state <> 'SENT' AND prepared_at < ?", beforeMillis));
    }

    private static OwnWarning warning(ResultSet line) throws SQLException {
        OwnWarningText text = new OwnWarningText(text(line, "event"), text(line, "headline"), text(line, "description"), text(line, "instruction"),
                text(line, "area"), line.getDouble("lat"), line.getDouble("lon"), line.getDouble("radius"));
        String by = line.getString("released_by");
        return new OwnWarning(line.getString("id"), line.getString("enterprise"), line.getString("site"), line.getString("incident"),
                OwnWarningScope.valueOf(line.getString("scope")), line.getInt("exercise") == 1, OwnWarningType.valueOf(line.getString("type")),
                OwnWarningUrgency.valueOf(line.getString("urgency")), text, line.getString("note"), line.getInt("valid_minutes"),
                line.getString("prepared_by"), line.getLong("prepared_at"), by.isEmpty() ? List.of() : List.of(by.split(LINE)),
                OwnWarning.State.valueOf(line.getString("state")), line.getString("identifier"), line.getString("referred"), line.getLong("sent_at"),
                line.getLong("expires_at"), line.getString("document"), line.getString("hash"));
    }

    private static Text text(ResultSet line, String name) throws SQLException {
        return new Text(line.getString(name + "_zh"), line.getString(name + "_en"));
    }

    @Override
    public void save(OwnWarning warning) {
        OwnWarningText text = warning.text();
        int changed = database.inTransaction(handle -> handle.execute(SAVE, warning.id(), warning.enterprise(), warning.site(), warning.incident(),
                warning.scope().name(), warning.isExercise() ? 1 : 0, warning.type().name(), warning.urgency().name(), text.event().zh(),
                text.event().en(), text.headline().zh(), text.headline().en(), text.description().zh(), text.description().en(),
                text.instruction().zh(), text.instruction().en(), text.area().zh(), text.area().en(), text.lat(), text.lon(), text.radiusMetres(),
                warning.note(), warning.validMinutes(), warning.preparedBy(), warning.preparedMillis(), String.join(LINE, warning.releasedBy()),
                warning.state().name(), warning.identifier(), warning.referred(), warning.sentMillis(), warning.expiresMillis(), warning.document(),
                warning.hash(), warning.number() == 0 ? null : warning.number()));
        if (changed == 0) {
            throw new IllegalStateException("the store has " + warning.id() + " as sent already");
        }
    }
}
