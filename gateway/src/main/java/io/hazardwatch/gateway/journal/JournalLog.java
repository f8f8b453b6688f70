package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the journal over a period, in the order of decisions. Each page is a short query of bounded size, so memory use does
 * not grow with the period and the write-ahead log can be checkpointed meanwhile. Blocking, any thread.
 *
 * <p>Alarms are selected by id prefixes such as {@code enterprise.} or {@code enterprise.site.}; no prefix selects all.
 */
public final class JournalLog {
    private static final int PAGE = 2_000;
    private static final long IN_TIME_MILLIS = 60_000;
    private static final String COLUMNS = "e.seq, e.decided_at, e.type, e.annunciate, e.refusal, e.actor, e.comment <> '' AS remark,"
            + " e.state_before, e.alarm_id, e.kind, e.level, e.priority, e.state, e.process_active, e.shelved_by,"
            + " e.suppressors, e.oos_permit, e.oos_overdue, e.occurrence, e.ann_seq,"
            + " e.event_at, e.late, (SELECT group_concat(o.accepted_at) FROM outbox o"
            + " WHERE o.seq = e.seq AND o.accepted_at > 0) AS accepted";
    private static final String AFTER = " WHERE (e.decided_at, e.seq) > (:at, :seq) AND e.decided_at < :to";
    private static final String ORDER = " ORDER BY e.decided_at, e.seq LIMIT " + PAGE;
    private static final String FIRST_SEQ = "SELECT seq FROM entry WHERE decided_at >= :from ORDER BY decided_at, seq LIMIT 1";
    private static final String STANDING = "SELECT " + COLUMNS + ", (SELECT s.decided_at FROM entry s"
            + " WHERE s.alarm_id = e.alarm_id AND s.seq <= e.seq AND s.refusal IS NULL AND s.seq > coalesce((SELECT q.seq"
            + " FROM entry q WHERE q.alarm_id = e.alarm_id AND q.seq <= e.seq AND q.refusal IS NULL AND (q.state IN ('A', 'D')"
            + " OR q.shelved_by IS NOT NULL OR q.suppressors IS NOT NULL OR q.oos_permit IS NOT NULL)"
            + " ORDER BY q.seq DESC LIMIT 1), 0) ORDER BY s.seq LIMIT 1) AS active_since"
            + " FROM alarm a JOIN entry e ON e.seq = (SELECT max(p.seq) FROM entry p WHERE p.alarm_id = a.id"
            + " AND p.seq < :seq AND p.refusal IS NULL) WHERE a.id > :id"
                    + " AND (e.state <> 'A' OR e.shelved_by IS NOT NULL OR e.suppressors IS NOT NULL OR e.oos_permit IS NOT NULL)";
    private static final String CHANNELS = "SELECT channel, count(*) AS planned, sum(accepted_at > 0) AS accepted,"
            + " sum(accepted_at > 0 AND accepted_at <= created_at + " + IN_TIME_MILLIS + ") AS in_time,"
            + " sum(state = 'FAILED') AS failed, sum(accepted_at > 0 AND attempts > 1) AS repeated"
            + " FROM outbox WHERE created_at >= :from AND created_at < :to AND channel NOT IN ('" + JournalChanges.CALLS
            + "', '" + JournalChanges.SYNTHETIC + "')";

    private final Jdbi jdbi;
    private final UnreadableEntries unreadable;

    /** @param unreadable remembers entries that are left out */
    JournalLog(Jdbi jdbi, UnreadableEntries unreadable) {
        this.jdbi = jdbi;
        this.unreadable = unreadable;
    }

    /** Every entry decided in {@code [fromMillis, toMillis)}; entries about no alarm only if all are selected. */
    public void lines(List<String> chosen, long fromMillis, long toMillis, Consumer<KpiEntry> sink) {
        String sql = "SELECT " + COLUMNS + " FROM entry e" + AFTER + choice("e.alarm_id", chosen) + ORDER;
        long at = fromMillis - 1;
        long seq = Long.MAX_VALUE;
        for (List<KpiEntry> page = page(sql, chosen, at, seq, toMillis); !page.isEmpty();
                page = page(sql, chosen, at, seq, toMillis)) {
            page.forEach(sink);
            at = page.getLast().at();
            seq = page.getLast().seq();
        }
    }

    private List<KpiEntry> page(String sql, List<String> chosen, long at, long seq, long toMillis) {
        return jdbi.withHandle(handle -> read(bind(handle.createQuery(sql), chosen).bind("at", at).bind("seq", seq)
                .bind("to", toMillis), JournalLog::line));
    }

    /**
     * Complete entries about alarms decided in the period, in order.
     *
     * @param last entry to continue after; null for the beginning
     */
    public List<JournalEntry> entries(List<String> chosen, long fromMillis, long toMillis, JournalEntry last) {
        String sql = JournalEntryReader.SELECT_ENTRIES + AFTER + " AND e.alarm_id IS NOT NULL" + choice("e.alarm_id", chosen) + ORDER;
        return jdbi.withHandle(handle -> read(bind(handle.createQuery(sql), chosen)
                .bind("at", last == null ? fromMillis - 1 : last.event().atMillis())
                .bind("seq", last == null ? Long.MAX_VALUE : last.seq())
                .bind("to", toMillis), JournalEntryReader::entry));
    }

    /** The alarms that were not normal at the beginning of the period. */
    public void standing(List<String> chosen, long fromMillis, Consumer<AlarmSnapshot> sink) {
        long first = jdbi.withHandle(handle -> handle.createQuery(FIRST_SEQ).bind("from", fromMillis)
                .mapTo(Long.class).findOne().orElse(Long.MAX_VALUE));
        String sql = STANDING + choice("a.id", chosen) + " ORDER BY a.id LIMIT " + PAGE;
        for (List<AlarmSnapshot> page = standing(sql, chosen, first, ""); !page.isEmpty();
                page = standing(sql, chosen, first, page.getLast().line().alarm())) {
            page.forEach(sink);
        }
    }

    private List<AlarmSnapshot> standing(String sql, List<String> chosen, long seq, String afterId) {
        return jdbi.withHandle(handle -> read(bind(handle.createQuery(sql), chosen).bind("seq", seq).bind("id", afterId),
                JournalLog::standing));
    }

    private static AlarmSnapshot standing(ResultSet line) throws SQLException {
        KpiEntry last = line(line);
        return new AlarmSnapshot(last, last.isShownActive() ? line.getLong("active_since") : 0);
    }

    private <T> List<T> read(Query query, UnreadableEntries.Reading<T> reading) {
        return query.map((line, context) -> unreadable.read(line, reading)).stream().filter(Objects::nonNull).toList();
    }

    /** Counts of the notices planned in the period, by channel. */
    public List<ChannelCount> channels(List<String> chosen, long fromMillis, long toMillis) {
        String sql = CHANNELS + choice("alarm_id", chosen) + " GROUP BY channel ORDER BY channel";
        return jdbi.withHandle(handle -> bind(handle.createQuery(sql), chosen).bind("from", fromMillis).bind("to", toMillis)
                .map((line, context) -> new ChannelCount(line.getString("channel"), line.getLong("planned"),
                        line.getLong("accepted"), line.getLong("in_time"), line.getLong("failed"),
                        line.getLong("repeated"))).list());
    }

    /** Compares with the character after the dot, which is the slash and occurs in no id. */
    private static String choice(String column, List<String> chosen) {
        if (chosen.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            parts.add(column + " >= :low" + i + " AND " + column + " < :high" + i);
        }
        return " AND (" + String.join(" OR ", parts) + ")";
    }

    private static Query bind(Query query, List<String> chosen) {
        for (int i = 0; i < chosen.size(); i++) {
            String prefix = chosen.get(i);
            query.bind("low" + i, prefix).bind("high" + i, prefix.substring(0, prefix.length() - 1) + '/');
        }
        return query;
    }

    private static DisplayedState shown(ResultSet line, String state) throws SQLException {
        if (line.getString("oos_permit") != null) {
            return DisplayedState.I;
        }
        if (line.getString("suppressors") != null) {
            return DisplayedState.H;
        }
        return line.getString("shelved_by") != null ? DisplayedState.G : DisplayedState.valueOf(state);
    }

    private static KpiEntry line(ResultSet line) throws SQLException {
        String refusal = line.getString("refusal");
        String before = line.getString("state_before");
        String alarm = line.getString("alarm_id");
        String state = line.getString("state");
        return new KpiEntry(line.getLong("seq"), line.getLong("decided_at"), TransitionType.valueOf(line.getString("type")),
                line.getBoolean("annunciate"), refusal == null ? null : Refusal.valueOf(refusal), line.getString("actor"), line.getBoolean("remark"),
                before == null ? null : AlarmState.valueOf(before), alarm,
                alarm == null ? null : RuleKind.valueOf(line.getString("kind")), line.getString("level"),
                alarm == null ? null : Priority.valueOf(line.getString("priority")),
                alarm == null ? null : AlarmState.valueOf(state), alarm == null ? null : shown(line, state),
                line.getBoolean("oos_overdue"), line.getBoolean("process_active"),
                line.getLong("occurrence"), line.getLong("ann_seq"), line.getLong("event_at"), line.getBoolean("late"),
                times(line.getString("accepted")));
    }

    private static List<Long> times(String joined) {
        return joined == null ? List.of() : Arrays.stream(joined.split(",")).map(Long::valueOf).sorted().toList();
    }
}
