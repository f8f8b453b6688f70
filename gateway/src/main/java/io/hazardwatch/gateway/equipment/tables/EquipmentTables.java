package io.hazardwatch.gateway.equipment.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.equipment.EquipmentProof;
import io.hazardwatch.gateway.equipment.EquipmentStore;
import io.hazardwatch.gateway.registry.ProofKind;
import io.hazardwatch.gateway.reminders.tables.DueReminderTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The rows of proofs, bypasses and sent reminders of equipment in the relational store. Blocking; any thread. */
public final class EquipmentTables implements EquipmentStore {
    private final Database database;
    private final DueReminderTable reminders;

    public EquipmentTables(Database database) {
        this.database = database;
        this.reminders = new DueReminderTable(database, "equipment_reminder");
    }

    @Override
    public List<EquipmentProof> proofs(int most) {
        return database.read(handle -> handle.createQuery("""
                SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY equipment, kind, passed ORDER BY day DESC, noted_at DESC, id DESC) AS place
                FROM equipment_proof) AS placed ORDER BY place, noted_at DESC, id DESC LIMIT ?""").bind(0, most)
                .map((line, context) -> proof(line)).list()).reversed();
    }

    private static EquipmentProof proof(ResultSet line) throws SQLException {
        String due = line.getString("due");
        return new EquipmentProof(line.getString("id"), EquipmentKey.parse(line.getString("equipment")), ProofKind.valueOf(line.getString("kind")),
                line.getInt("passed") == 1, LocalDate.parse(line.getString("day")), due == null ? null : LocalDate.parse(due),
                line.getString("certificate"), line.getString("words"), line.getString("recorded_by"), line.getLong("noted_at"),
                line.getString("session"));
    }

    @Override
    public List<EquipmentBypass> bypasses(int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM equipment_bypass ORDER BY ended_at IS NULL DESC, since_at DESC, id DESC"
                + " LIMIT ?").bind(0, most).map((line, context) -> bypass(line)).list()).reversed();
    }

    private static EquipmentBypass bypass(ResultSet line) throws SQLException {
        long endedAt = line.getLong("ended_at");
        EquipmentBypass.Ended ended = line.wasNull() ? null
                : new EquipmentBypass.Ended(line.getString("ended_by"), endedAt, line.getString("end_words"), line.getString("end_session"));
        return new EquipmentBypass(line.getString("id"), EquipmentKey.parse(line.getString("equipment")),
                EquipmentBypass.Kind.valueOf(line.getString("kind")), line.getString("why"), line.getString("measure"), line.getString("recorded_by"),
                line.getLong("since_at"), line.getLong("until_at"), ended, line.getString("session"));
    }

    @Override
    public void add(EquipmentProof proof) {
        database.inTransaction(handle -> handle.execute("INSERT INTO equipment_proof VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", proof.id(),
                proof.equipment().toString(), proof.kind().name(), proof.isPassed() ? 1 : 0, proof.day().toString(),
                proof.due() == null ? null : proof.due().toString(), proof.certificate(), proof.words(), proof.by(), proof.notedMillis(),
                proof.session()));
    }

    @Override
    public void add(EquipmentBypass bypass) {
        database.inTransaction(handle -> handle.execute("INSERT INTO equipment_bypass (id, equipment, kind, why, measure, recorded_by, since_at,"
                + " until_at, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", bypass.id(), bypass.equipment().toString(), bypass.kind().name(),
                bypass.why(), bypass.measure(), bypass.by(), bypass.sinceMillis(), bypass.untilMillis(), bypass.session()));
    }

    @Override
    public void end(EquipmentBypass bypass) {
        EquipmentBypass.Ended ended = bypass.ended();
        database.inTransaction(handle -> handle.execute("UPDATE equipment_bypass SET ended_by = ?, ended_at = ?, end_words = ?, end_session = ?"
                + " WHERE id = ?", ended.by(), ended.atMillis(), ended.words(), ended.session(), bypass.id()));
    }

    @Override
    public List<String> reminders() {
        return reminders.reminders();
    }

    @Override
    public void reminded(Collection<String> ids, long atMillis) {
        reminders.reminded(ids, atMillis);
    }

    @Override
    public void forgetReminders(long beforeMillis) {
        reminders.forgetReminders(beforeMillis);
    }
}
