package io.hazardwatch.gateway.duty.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.book.DutyLogSearch;
import io.hazardwatch.gateway.duty.book.DutyRows;
import io.hazardwatch.gateway.duty.book.DutyStore;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.handover.HandoverItem;
import io.hazardwatch.gateway.duty.log.DayPage;
import io.hazardwatch.gateway.duty.log.DayText;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.SignedDay;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The duty's rows in the relational store. */
public final class DutyTables implements DutyStore {
    private static final String LOAD_CALLS = "SELECT * FROM roll_call WHERE shift_from >= :since OR state IN ('WAITING', 'ASKED')"
            + " OR (state = 'MISSED' AND leader_told_at = 0)";
    private static final String LOAD_HANDOVERS = "SELECT h.* FROM handover h"
            + " WHERE h.change_at = (SELECT max(o.change_at) FROM handover o WHERE o.post = h.post)";
    private static final String OPEN_INSTRUCTIONS = "SELECT e.* FROM duty_log_entry e WHERE e.kind = 'INSTRUCTION'"
            + " AND NOT EXISTS (SELECT 1 FROM duty_log_entry d WHERE d.kind = 'DONE' AND d.about = e.id)";
    private static final String DAY = " WHERE post = :post AND day = :day";

    private final Database database;
    private final Function<String, ZoneId> zones;

    /** @param zones of the posts, for entries that come after their day was signed */
    public DutyTables(Database database, Function<String, ZoneId> zones) {
        this.database = database;
        this.zones = zones;
    }

    @Override
    public DutyRows load(long sinceMillis) {
        return database.read(handle -> {
            DutyRows rows = new DutyRows();
            handle.createQuery(LOAD_CALLS).bind("since", sinceMillis).map((line, context) -> RowReader.rollCall(line)).forEach(rows::put);
            handle.createQuery(LOAD_HANDOVERS).map((line, context) -> RowReader.handover(line, items(handle, line.getString("id")))).list()
                    .forEach(rows::put);
            handle.createQuery(OPEN_INSTRUCTIONS).map((line, context) -> RowReader.entry(line)).forEach(rows::put);
            return rows;
        });
    }

    /** Every row. */
    DutyRows all() {
        return database.read(handle -> {
            DutyRows rows = new DutyRows();
            handle.createQuery("SELECT * FROM roll_call").map((line, context) -> RowReader.rollCall(line)).forEach(rows::put);
            handle.createQuery("SELECT * FROM spot_check").map((line, context) -> RowReader.spotCheck(line)).forEach(rows::put);
            handle.createQuery("SELECT * FROM handover").map((line, context) -> RowReader.handover(line, items(handle, line.getString("id")))).list()
                    .forEach(rows::put);
            handle.createQuery("SELECT * FROM duty_log_entry").map((line, context) -> RowReader.entry(line)).forEach(rows::put);
            return rows;
        });
    }

    /** Deletes every row. */
    void clear() {
        database.inTransaction(handle -> {
            List.of("handover_item", "handover", "roll_call", "spot_check", "duty_log_entry")
                    .forEach(table -> handle.execute("DELETE FROM " + table));
            return 0;
        });
    }

    private static List<HandoverItem> items(Handle handle, String handover) {
        return handle.createQuery("SELECT * FROM handover_item WHERE handover = :handover ORDER BY number").bind("handover", handover)
                .map((line, context) -> RowReader.item(line)).list();
    }

    @Override
    public void save(DutyRows rows) {
        database.inTransaction(handle -> {
            RowWriter writer = new RowWriter(handle);
            rows.rollCalls().forEach(writer::write);
            rows.spotChecks().forEach(writer::write);
            rows.handovers().forEach(writer::write);
            Set<String> signed = signedOf(handle, rows.entries());
            rows.entries().forEach(entry -> writer.write(entry, signed.contains(key(entry)) ? writtenOn(entry) : entry.day()));
            return rows.size();
        });
    }

    private static String key(DutyLogEntry entry) {
        return entry.post() + ' ' + entry.day();
    }

    private static Set<String> signedOf(Handle handle, Collection<DutyLogEntry> entries) {
        Set<String> signed = new HashSet<>();
        entries.stream().map(DutyTables::key).distinct().forEach(key -> {
            String[] postAndDay = key.split(" ");
            if (signedDay(handle, postAndDay[0], postAndDay[1]) != null) {
                signed.add(key);
            }
        });
        return signed;
    }

    private LocalDate writtenOn(DutyLogEntry entry) {
        return Instant.ofEpochMilli(entry.writtenAt()).atZone(zones.apply(entry.post())).toLocalDate();
    }

    private static SignedDay signedDay(Handle handle, String post, String day) {
        return handle.createQuery("SELECT * FROM duty_day" + DAY).bind("post", post).bind("day", day)
                .map((line, context) -> RowReader.signedDay(line)).findOne().orElse(null);
    }

    @Override
    public void sign(String post, LocalDate day, SigningDecision decide) {
        database.inTransaction(handle -> {
            SignedDay before = handle.createQuery("SELECT * FROM duty_day WHERE post = :post ORDER BY number DESC LIMIT 1").bind("post", post)
                    .map((line, context) -> RowReader.signedDay(line)).findOne().orElse(null);
            Signing signing = decide.on(page(handle, post, day), before);
            if (signing != null) {
                new RowWriter(handle).write(signing.signature());
            }
            if (signing != null && signing.sealed() != null) {
                new RowWriter(handle).write(signing.sealed());
            }
            return signing;
        });
    }

    @Override
    public DayPage page(String post, LocalDate day) {
        return database.read(handle -> page(handle, post, day));
    }

    private static DayPage page(Handle handle, String post, LocalDate day) {
        String text = day.toString();
        return new DayPage(post, day,
                handle.createQuery("SELECT * FROM duty_log_entry" + DAY).bind("post", post).bind("day", text)
                        .map((line, context) -> RowReader.entry(line)).list(),
                handle.createQuery("SELECT * FROM duty_day_signature" + DAY).bind("post", post).bind("day", text)
                        .map((line, context) -> RowReader.signature(line)).list(),
                signedDay(handle, post, text));
    }

    @Override
    public DutyLogEntry entry(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM duty_log_entry WHERE id = :id").bind("id", id)
                .map((line, context) -> RowReader.entry(line)).findOne().orElse(null));
    }

    @Override
    public List<DutyLogEntry> entries(DutyLogSearch search) {
        if (search.posts().isEmpty()) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder("SELECT * FROM duty_log_entry WHERE post IN (<posts>) AND at >= :from AND at < :to");
        sql.append(search.kind() == null ? "" : " AND kind = :kind");
        for (int i = 0; i < search.words().size(); i++) {
            sql.append(" AND lower(matter || ' ' || action || ' ' || party) LIKE :word").append(i).append(" ESCAPE '!'");
        }
        sql.append(" ORDER BY at DESC LIMIT :limit");
        return database.read(handle -> bind(handle.createQuery(sql), search).map((line, context) -> RowReader.entry(line)).list())
                .stream().sorted(DayText.ORDER.reversed()).toList();
    }

    private static Query bind(Query query, DutyLogSearch search) {
        query.bindList("posts", List.copyOf(search.posts())).bind("from", search.fromMillis()).bind("to", search.toMillis())
                .bind("limit", search.limit());
        if (search.kind() != null) {
            query.bind("kind", search.kind().name());
        }
        for (int i = 0; i < search.words().size(); i++) {
            String word = search.words().get(i).toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
            query.bind("word" + i, '%' + word + '%');
        }
        return query;
    }

    @Override
    public List<DutyLogEntry> openInstructions(String post) {
        return database.read(handle -> handle.createQuery(OPEN_INSTRUCTIONS + " AND e.post = :post ORDER BY e.at").bind("post", post)
                .map((line, context) -> RowReader.entry(line)).list());
    }

    @Override
    public List<RollCall> rollCalls(Collection<String> posts, long fromMillis, long toMillis, int limit) {
        return posts.isEmpty() ? List.of() : database.read(handle -> handle.createQuery("SELECT * FROM roll_call WHERE post IN (<posts>)"
                        + " AND due_at >= :from AND due_at < :to AND state <> 'WAITING' ORDER BY due_at DESC LIMIT :limit")
                .bindList("posts", List.copyOf(posts)).bind("from", fromMillis).bind("to", toMillis).bind("limit", limit)
                .map((line, context) -> RowReader.rollCall(line)).list());
    }

    @Override
    public List<Handover> handovers(Collection<String> posts, long fromMillis, long toMillis, int limit) {
        return posts.isEmpty() ? List.of() : database.read(handle -> handle.createQuery("SELECT * FROM handover WHERE post IN (<posts>)"
                        + " AND change_at >= :from AND change_at < :to ORDER BY change_at DESC LIMIT :limit")
                .bindList("posts", List.copyOf(posts)).bind("from", fromMillis).bind("to", toMillis).bind("limit", limit)
                .map((line, context) -> RowReader.handover(line, items(handle, line.getString("id")))).list());
    }

    @Override
    public List<SpotCheck> spotChecks(Collection<String> posts, int limit) {
        return posts.isEmpty() ? List.of() : database.read(handle -> handle.createQuery("SELECT * FROM spot_check WHERE post IN (<posts>)"
                        + " ORDER BY at DESC LIMIT :limit").bindList("posts", List.copyOf(posts)).bind("limit", limit)
                .map((line, context) -> RowReader.spotCheck(line)).list());
    }

    @Override
    public void signedDays(String post, Function<DayPage, Boolean> look) {
        List<SignedDay> days = database.read(handle -> handle.createQuery("SELECT * FROM duty_day WHERE post = :post ORDER BY number")
                .bind("post", post)
                .map((line, context) -> RowReader.signedDay(line)).list());
        for (SignedDay day : days) {
            if (!look.apply(page(post, day.day()))) {
                return;
            }
        }
    }
}
