package io.hazardwatch.gateway.weather.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.book.ActionRecord;
import io.hazardwatch.gateway.weather.book.MatchEndReason;
import io.hazardwatch.gateway.weather.book.ReceivedWarning;
import io.hazardwatch.gateway.weather.book.SiteMatch;
import io.hazardwatch.gateway.weather.book.WarningFormat;
import io.hazardwatch.gateway.weather.book.WarningNotice;
import io.hazardwatch.gateway.weather.book.WarningNoticeRecord;
import io.hazardwatch.gateway.weather.book.WarningRecipient;
import io.hazardwatch.gateway.weather.book.WeatherChange;
import io.hazardwatch.gateway.weather.book.WeatherStore;
import io.hazardwatch.gateway.weather.exposure.MatchReason;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of warnings in the relational store. */
public final class WeatherTables implements WeatherStore {
    private static final String MESSAGE = "INSERT INTO weather_message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
            + " ON CONFLICT (sender, identifier, fingerprint) DO NOTHING";
    private static final String MATCH = "INSERT INTO weather_match VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (sender, identifier, enterprise, site) DO UPDATE SET reason = excluded.reason, matched_at = excluded.matched_at,"
            + " called_at = excluded.called_at, carried = excluded.carried, answer_by = excluded.answer_by, answered_at = excluded.answered_at,"
            + " answered_by = excluded.answered_by, late_at = excluded.late_at, ended_at = excluded.ended_at, end_reason = excluded.end_reason,"
            + " call_id = excluded.call_id";
    private static final String ACTION = "INSERT INTO weather_action VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (sender, identifier, enterprise, site, action) DO UPDATE SET confirmed_at = excluded.confirmed_at,"
            + " confirmed_by = excluded.confirmed_by, done = excluded.done, note = excluded.note, instead = excluded.instead,"
            + " photo = excluded.photo, late_at = excluded.late_at";
    private static final String TOLD = "INSERT INTO weather_told VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (sender, identifier, kind, person, duty_level, told_at) DO UPDATE SET means = excluded.means,"
            + " sent_at = excluded.sent_at, reached_at = excluded.reached_at, failure = excluded.failure";
    private static final List<String> TABLES = List.of("weather_message", "weather_match", "weather_action", "weather_told");

    private final Database database;

    public WeatherTables(Database database) {
        this.database = database;
    }

    @Override
    public Contents load() {
        return database.read(handle -> new Contents(
                handle.createQuery("SELECT * FROM weather_message WHERE archived = 0 ORDER BY received_at")
                        .map((line, context) -> message(line)).list(),
                grouped(handle, "SELECT * FROM weather_match", WeatherTables::match),
                grouped(handle, "SELECT * FROM weather_action", WeatherTables::action),
                grouped(handle, "SELECT * FROM weather_told ORDER BY told_at", WeatherTables::told)));
    }

    /** Reads one row. */
    private interface RowOf<T> {
        T read(ResultSet line) throws SQLException;
    }

    private static <T> Map<WarningKey, List<T>> grouped(Handle handle, String query, RowOf<T> row) {
        Map<WarningKey, List<T>> found = new HashMap<>();
        handle.createQuery(query).map((line, context) -> Map.entry(new WarningKey(line.getString("sender"), line.getString("identifier")),
                row.read(line)))
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).add(entry.getValue()));
        return found;
    }

    private static StoredMessage message(ResultSet line) throws SQLException {
        return new StoredMessage(line.getString("source"), WarningFormat.valueOf(line.getString("format")), line.getString("original"),
                line.getString("area_code"), line.getString("signature"), line.getLong("received_at"));
    }

    private static SiteName site(ResultSet line) throws SQLException {
        return new SiteName(line.getString("enterprise"), line.getString("site"));
    }

    private static SiteMatch match(ResultSet line) throws SQLException {
        String end = line.getString("end_reason");
        return new SiteMatch(site(line), MatchReason.valueOf(line.getString("reason")), line.getLong("matched_at"), line.getLong("called_at"),
                line.getString("call_id"), line.getInt("carried") == 1, line.getLong("answer_by"), line.getLong("answered_at"),
                line.getString("answered_by"), line.getLong("late_at"), line.getLong("ended_at"), end.isEmpty() ? null : MatchEndReason.valueOf(end));
    }

    private static ActionRecord action(ResultSet line) throws SQLException {
        return new ActionRecord(site(line), line.getString("action"), line.getLong("confirmed_at"), line.getString("confirmed_by"),
                line.getInt("done") == 1, line.getString("note"), line.getString("instead"), line.getString("photo"), line.getLong("late_at"));
    }

    private static WarningNoticeRecord told(ResultSet line) throws SQLException {
        return new WarningNoticeRecord(WarningNotice.Kind.valueOf(line.getString("kind")), new WarningRecipient(line.getString("person"),
                line.getString("duty_level")),
                Stream.of(line.getString("sites").split("\n")).map(text -> text.split("/", 2))
                        .map(names -> new SiteName(names[0], names[1])).toList(),
                line.getLong("told_at"), line.getString("means"), line.getLong("sent_at"), line.getLong("reached_at"), line.getString("failure"));
    }

    @Override
    public void save(List<WeatherChange> changes) {
        database.inTransaction(handle -> {
            Map<String, PreparedBatch> batches = new HashMap<>();
            for (WeatherChange change : changes) {
                if (change instanceof WeatherChange.Forget forget) {
                    execute(batches);
                    batches.clear();
                    TABLES.forEach(table -> handle.execute("DELETE FROM " + table + " WHERE sender = ? AND identifier = ?",
                            forget.key().sender(), forget.key().identifier()));
                } else if (change instanceof WeatherChange.Archive archive) {
                    execute(batches);
                    batches.clear();
                    handle.execute("UPDATE weather_message SET archived = 1 WHERE sender = ? AND identifier = ?", archive.key().sender(),
                            archive.key().identifier());
                } else {
                    add(handle, batches, change);
                }
            }
            execute(batches);
            return changes.size();
        });
    }

    private static void execute(Map<String, PreparedBatch> batches) {
        batches.values().stream().filter(batch -> batch.size() > 0).forEach(PreparedBatch::execute);
    }

    private static void add(Handle handle, Map<String, PreparedBatch> batches, WeatherChange change) {
        WarningKey key = change.key();
        String statement = switch (change) {
            case WeatherChange.Message message -> MESSAGE;
            case WeatherChange.Match match -> MATCH;
            case WeatherChange.Action action -> ACTION;
            default -> TOLD;
        };
        List<Object> values = new ArrayList<>(List.of(key.sender(), key.identifier()));
        values.addAll(switch (change) {
            case WeatherChange.Message message -> values(message.received());
            case WeatherChange.Match match -> values(match.match());
            case WeatherChange.Action action -> values(action.action());
            case WeatherChange.Told told -> values(told.told());
            case WeatherChange.Forget forget -> List.of();
            case WeatherChange.Archive archive -> List.of();
        });
        batches.computeIfAbsent(statement, handle::prepareBatch).add(values.stream().map(WeatherTables::storable).toArray());
    }

    /** PostgreSQL stores no NUL; one row with it would keep all others waiting, so the sign for what cannot be shown takes its place. */
    private static Object storable(Object value) {
        return value instanceof String text && text.indexOf(0) >= 0 ? text.replace('\0', '\ufffd') : value;
    }

    private static List<Object> values(ReceivedWarning received) {
        return List.of(received.warning().fingerprint(), received.source(), received.format().name(), received.original(), received.areaCode(),
                received.warning().signature().name(), received.receivedMillis());
    }

    private static List<Object> values(SiteMatch match) {
        return List.of(match.site().enterprise(), match.site().site(), match.reason().name(), match.matchedMillis(), match.calledMillis(),
                match.isCarried() ? 1 : 0, match.answerByMillis(), match.answeredMillis(), match.answeredBy(), match.lateMillis(),
                match.endedMillis(), match.endReason() == null ? "" : match.endReason().name(), match.callId());
    }

    private static List<Object> values(ActionRecord action) {
        return List.of(action.site().enterprise(), action.site().site(), action.action(), action.confirmedMillis(), action.by(),
                action.isDone() ? 1 : 0, action.note(), action.instead(), action.photo(), action.lateMillis());
    }

    private static List<Object> values(WarningNoticeRecord told) {
        return List.of(told.kind().name(), told.to().person(), told.to().level(), told.atMillis(),
                told.sites().stream().map(SiteName::toString).collect(Collectors.joining("\n")), told.means(), told.sentMillis(),
                        told.reachedMillis(),
                told.failure());
    }
}
