package io.hazardwatch.gateway.response.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitAct;
import io.hazardwatch.gateway.response.permits.PermitArea;
import io.hazardwatch.gateway.response.permits.PermitCause;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitLimit;
import io.hazardwatch.gateway.response.permits.PermitNotice;
import io.hazardwatch.gateway.response.permits.PermitState;
import io.hazardwatch.gateway.response.permits.PermitStore;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of work permits in the relational store. */
public final class PermitTables implements PermitStore {
    private static final String NEW = "INSERT INTO work_permit"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PERMIT = NEW
            + " ON CONFLICT (id) DO UPDATE SET suspended_at = excluded.suspended_at, suspended_by = excluded.suspended_by,"
            + " suspended_why = excluded.suspended_why, closed_at = excluded.closed_at, closed_by = excluded.closed_by,"
            + " closed_why = excluded.closed_why, said = excluded.said";
    private static final String NOTICE = "INSERT INTO work_permit_notice VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (permit, cause) DO UPDATE SET kind = excluded.kind, text_zh = excluded.text_zh, text_en = excluded.text_en,"
            + " number = excluded.number, since_at = excluded.since_at, seen_at = excluded.seen_at, over_at = excluded.over_at";
    private static final String LINE = "\n";
    private static final String CELL = "|";

    private final Database database;

    public PermitTables(Database database) {
        this.database = database;
    }

    @Override
    public Contents load(long endAfterMillis) {
        return database.read(handle -> new Contents(
                handle.createQuery("SELECT * FROM work_permit WHERE until_at > ?").bind(0, endAfterMillis).map((line, context) -> permit(line))
                        .list(),
                handle.createQuery("SELECT n.* FROM work_permit_notice n JOIN work_permit p ON p.id = n.permit WHERE p.until_at > ?")
                        .bind(0, endAfterMillis).map((line, context) -> notice(line)).list()));
    }

    private static Permit permit(ResultSet line) throws SQLException {
        PermitTerms terms = new PermitTerms(PermitKind.valueOf(line.getString("kind")), line.getString("grade"), line.getString("enterprise"),
                line.getString("site"), line.getString("hazard_source"), line.getString("place"), line.getLong("from_at"), line.getLong("until_at"),
                line.getString("guardian"), line.getString("issuer"), line.getString("coordinator"), line.getInt("outdoors") == 1,
                lines(line.getString("detectors")).map(PointId::parse).toList(), lines(line.getString("gas_limits")).map(PermitTables::limit)
                        .toList(),
                lines(line.getString("lel_basis")).map(each -> each.split("\\|"))
                        .collect(Collectors.toMap(cells -> PointId.parse(cells[0]), cells -> Double.valueOf(cells[1]))),
                area(line.getString("area")));
        return new Permit(line.getString("id"), terms, new PermitAct(line.getLong("created_at"), line.getString("created_by"), ""),
                act(line, "suspended"), act(line, "closed"), PermitState.valueOf(line.getString("said")));
    }

    private static PermitAct act(ResultSet line, String what) throws SQLException {
        return new PermitAct(line.getLong(what + "_at"), line.getString(what + "_by"), line.getString(what + "_why"));
    }

    private static Stream<String> lines(String text) {
        return text.isEmpty() ? Stream.of() : Stream.of(text.split(LINE));
    }

    private static PermitLimit limit(String text) {
        String[] cells = text.split("\\|");
        return new PermitLimit(PointId.parse(cells[0]), LimitLevel.valueOf(cells[1]), Double.parseDouble(cells[2]));
    }

    private static PermitNotice notice(ResultSet line) throws SQLException {
        PermitCause cause = new PermitCause(PermitCause.Kind.valueOf(line.getString("kind")), line.getString("cause"),
                new Text(line.getString("text_zh"), line.getString("text_en")));
        return new PermitNotice(line.getString("permit"), cause, line.getLong("number"), line.getLong("since_at"), line.getLong("seen_at"),
                line.getLong("over_at"));
    }

    @Override
    public void add(Permit permit) {
        write(NEW, permit);
    }

    @Override
    public void save(Permit permit) {
        write(PERMIT, permit);
    }

    private void write(String statement, Permit permit) {
        PermitTerms terms = permit.terms();
        Map<PointId, Double> basis = terms.lelPctVol();
        database.inTransaction(handle -> handle.execute(statement, permit.id(), terms.kind().name(), terms.grade(), terms.enterprise(), terms.site(),
                terms.hazardSource(), terms.place(), terms.fromMillis(), terms.untilMillis(), terms.guardian(), terms.issuer(), terms.coordinator(),
                terms.isOutdoors() ? 1 : 0, terms.detectors().stream().map(PointId::toString).collect(Collectors.joining(LINE)),
                terms.limits().stream().map(each -> each.point() + CELL + each.level() + CELL + each.at()).collect(Collectors.joining(LINE)),
                basis.keySet().stream().map(each -> each + CELL + basis.get(each)).sorted().collect(Collectors.joining(LINE)),
                permit.created().atMillis(), permit.created().by(), permit.suspended().atMillis(), permit.suspended().by(), permit.suspended()
                        .reason(),
                permit.closed().atMillis(), permit.closed().by(), permit.closed().reason(), permit.said().name(),
                text(terms.area())));
    }

    /** East, north (empty = not known) and radius, then one assumed detector a line; empty for a permit that says nothing of it. */
    private static String text(PermitArea area) {
        String place = area.position() == null ? CELL : area.position().east() + CELL + area.position().north();
        return area.equals(PermitArea.NONE) ? "" : Stream.concat(Stream.of(place + CELL + area.radiusMetres()),
                area.assumed().stream().map(PointId::toString)).collect(Collectors.joining(LINE));
    }

    private static PermitArea area(String text) {
        if (text.isEmpty()) {
            return PermitArea.NONE;
        }
        String[] cells = text.lines().findFirst().orElseThrow().split("\\|");
        return new PermitArea(cells[0].isEmpty() ? null : new GroundPosition(Double.parseDouble(cells[0]), Double.parseDouble(cells[1])),
                Double.parseDouble(cells[2]), text.lines().skip(1).map(PointId::parse).toList());
    }

    @Override
    public void said(Map<String, PermitState> states) {
        database.inTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("UPDATE work_permit SET said = ? WHERE id = ?");
            states.forEach((permit, state) -> batch.add(state.name(), permit));
            return batch.execute().length;
        });
    }

    @Override
    public void save(Collection<PermitNotice> notices) {
        database.inTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(NOTICE);
            List.copyOf(notices).forEach(each -> batch.add(each.permit(), each.cause().key(), each.cause().kind().name(), each.cause().text().zh(),
                    each.cause().text().en(), each.number(), each.sinceMillis(), each.seenMillis(), each.overMillis()));
            return batch.execute().length;
        });
    }

    @Override
    public void delete(long endedMillis, Collection<String> ids) {
        database.inTransaction(handle -> {
            handle.execute("DELETE FROM work_permit_notice WHERE permit IN (SELECT id FROM work_permit WHERE until_at <= ?)", endedMillis);
            int ended = handle.execute("DELETE FROM work_permit WHERE until_at <= ?", endedMillis);
            for (String id : ids) {
                handle.execute("DELETE FROM work_permit_notice WHERE permit = ?", id);
                handle.execute("DELETE FROM work_permit WHERE id = ?", id);
            }
            return ended;
        });
    }
}
