package io.hazardwatch.gateway.hazards.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.hazards.Assessment;
import io.hazardwatch.gateway.hazards.DocumentKind;
import io.hazardwatch.gateway.hazards.GradedState;
import io.hazardwatch.gateway.hazards.HazardStore;
import io.hazardwatch.gateway.hazards.ReassessmentTrigger;
import io.hazardwatch.gateway.hazards.Recorded;
import io.hazardwatch.gateway.hazards.SourceDocument;
import io.hazardwatch.gateway.hazards.SourceKey;
import io.hazardwatch.gateway.hazards.TriggerEntry;
import io.hazardwatch.gateway.registry.HazardGrade;
import io.hazardwatch.gateway.reminders.tables.DueReminderTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The rows of the files of hazard sources in the relational store. Blocking; any thread. */
public final class HazardTables implements HazardStore {
    private final Database database;
    private final DueReminderTable reminders;

    public HazardTables(Database database) {
        this.database = database;
        this.reminders = new DueReminderTable(database, "hazard_reminder");
    }

    @Override
    public List<Assessment> assessments(int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM hazard_assessment ORDER BY noted_at DESC, id DESC LIMIT ?").bind(0, most)
                .map((line, context) -> assessment(line)).list()).reversed();
    }

    private static Assessment assessment(ResultSet line) throws SQLException {
        LocalDate filed = day(line, "filed");
        Assessment.Filing filing = filed == null ? Assessment.Filing.NONE : new Assessment.Filing(filed, line.getString("filing"),
                new Recorded(line.getString("filed_by"), line.getString("filed_session"), line.getLong("filed_at")));
        return new Assessment(line.getString("id"), SourceKey.parse(line.getString("source")), LocalDate.parse(line.getString("day")),
                line.getString("assessor"), GradedState.parse(line.getString("substances"), line.getInt("exposed_people"),
                        HazardGrade.valueOf(line.getString("grade")), line.getDouble("s"), line.getDouble("r"), line.getString("edition")),
                line.getString("words"), filing, recorded(line));
    }

    private static Recorded recorded(ResultSet line) throws SQLException {
        return new Recorded(line.getString("recorded_by"), line.getString("session"), line.getLong("noted_at"));
    }

    private static LocalDate day(ResultSet line, String column) throws SQLException {
        String text = line.getString(column);
        return text == null ? null : LocalDate.parse(text);
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    @Override
    public List<TriggerEntry> triggers(int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM hazard_trigger ORDER BY noted_at DESC, id DESC LIMIT ?").bind(0, most)
                .map((line, context) -> new TriggerEntry(line.getString("id"), SourceKey.parse(line.getString("source")),
                        ReassessmentTrigger.valueOf(line.getString("kind")), LocalDate.parse(line.getString("day")), line.getString("words"),
                        recorded(line))).list()).reversed();
    }

    @Override
    public List<SourceDocument> documents() {
        return database.read(handle -> handle.createQuery("""
                SELECT * FROM hazard_document AS d WHERE version = (SELECT MAX(version) FROM hazard_document AS o WHERE o.source = d.source
                AND o.kind = d.kind)""").map((line, context) -> new SourceDocument(SourceKey.parse(line.getString("source")),
                DocumentKind.valueOf(line.getString("kind")), SourceDocument.State.valueOf(line.getString("state")), day(line, "day"),
                day(line, "due"), line.getString("reference"), line.getString("words"), recorded(line))).list());
    }

    @Override
    public void add(Assessment each) {
        GradedState state = each.state();
        Assessment.Filing filing = each.filing();
        Recorded filed = filing.recorded();
        database.inTransaction(handle -> handle.execute("INSERT INTO hazard_assessment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?)", each.id(), each.source().toString(), text(each.day()), each.assessor(), state.text(), state.exposedPeople(),
                state.grade().name(), state.s(), state.r(), state.edition(), each.words(), each.recorded().by(), each.recorded().atMillis(),
                each.recorded().session(), text(filing.day()), filing.number(), filed == null ? null : filed.by(),
                filed == null ? null : filed.atMillis(), filed == null ? null : filed.session()));
    }

    @Override
    public void file(Assessment each) {
        Assessment.Filing filing = each.filing();
        database.inTransaction(handle -> handle.execute("UPDATE hazard_assessment SET filed = ?, filing = ?, filed_by = ?, filed_at = ?,"
                + " filed_session = ? WHERE id = ?", text(filing.day()), filing.number(), filing.recorded().by(), filing.recorded().atMillis(),
                filing.recorded().session(), each.id()));
    }

    @Override
    public void add(TriggerEntry each) {
        database.inTransaction(handle -> handle.execute("INSERT INTO hazard_trigger VALUES (?, ?, ?, ?, ?, ?, ?, ?)", each.id(),
                each.source().toString(), each.kind().name(), text(each.day()), each.words(), each.recorded().by(), each.recorded().atMillis(),
                each.recorded().session()));
    }

    @Override
    public void add(SourceDocument each) {
        String source = each.source().toString();
        database.inTransaction(handle -> {
            int before = handle.createQuery("SELECT COALESCE(MAX(version), 0) FROM hazard_document WHERE source = ? AND kind = ?").bind(0, source)
                    .bind(1, each.kind().name()).mapTo(Integer.class).one();
            return handle.execute("INSERT INTO hazard_document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", source, each.kind().name(), before + 1,
                    each.state().name(), text(each.day()), text(each.due()), each.reference(), each.words(), each.recorded().by(),
                    each.recorded().atMillis(), each.recorded().session());
        });
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
