package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the journal: the whole of it oldest first, or of one alarm in either order. Event loop; the journal is read on worker
 * threads.
 */
public final class JournalRoutes {
    private static final int PAGE = 1_000;
    private static final int PAGES_MAX = 100;

    /**
     * Entries to show, at most one more than was asked for.
     *
     * @param readTo the last entry looked at, if there may be more; 0 = there are none, or one more was read
     */
    private record Read(List<JournalEntry> entries, long readTo) {}

    private final WorkerPool pool;
    private final AlarmQueries journal;
    private final AlarmJson encoder;

    public JournalRoutes(AlarmQueries journal, AlarmJson encoder, WorkerPool pool) {
        this.journal = journal;
        this.encoder = encoder;
        this.pool = pool;
    }

    public void mount(Router router) {
        router.get("/api/v1/journal").handler(this::all);
        router.get("/api/v1/alarms/:id/journal").handler(this::ofAlarm);
    }

    private void all(RoutingContext ctx) {
        JournalFilter filter = JournalFilter.of(ctx);
        Responses.blocking(ctx, pool, () -> read(filter), read -> {
            JsonObject page = page(ctx, read.entries(), filter.limit());
            Responses.json(ctx, read.readTo() > 0 && page.getValue("next") == null ? page.put("next", Cursor.encode(Long.toString(read.readTo())))
                    : page);
        });
    }

    /** Sorts out what lies outside of a scope that no query knows; reads a bounded number of entries for that. */
    private Read read(JournalFilter filter) {
        if (filter.sight().isExact()) {
            return new Read(journal.entries(filter, filter.limit() + 1), 0);
        }
        List<JournalEntry> shown = new ArrayList<>();
        JournalFilter further = filter;
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            List<JournalEntry> read = journal.entries(further, PAGE);
            read.stream().filter(filter::shows).limit(filter.limit() + 1L - shown.size()).forEach(shown::add);
            if (read.size() < PAGE || shown.size() > filter.limit()) {
                return new Read(shown, 0);
            }
            further = further.after(read.getLast().seq());
        }
        return new Read(shown, further.afterSeq());
    }

    private void ofAlarm(RoutingContext ctx) {
        String id = AlarmRoutes.idOf(ctx);
        Query query = new Query(ctx);
        int limit = query.limit();
        boolean isNewestFirst = isNewestFirst(query);
        long from = AlarmFilter.number(Cursor.of(query));
        Responses.blocking(ctx, pool, () -> isNewestFirst ? journal.entriesBefore(id, from == 0 ? Long.MAX_VALUE : from, limit + 1)
                : journal.entriesOf(id, from, limit + 1), entries -> {
            if (entries.isEmpty() && from == 0) {
                throw Problem.notFound("there never was an alarm " + id);
            }
            Responses.json(ctx, page(ctx, entries, limit));
        });
    }

    private static boolean isNewestFirst(Query query) {
        String order = query.text("order");
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            throw Problem.invalid("order", order, "must be asc or desc");
        }
        return "desc".equals(order);
    }

    /** Sessions are shown to whoever reads the access log, and everybody's own to themselves. */
    private JsonObject page(RoutingContext ctx, List<JournalEntry> entries, int limit) {
        Caller caller = Caller.of(ctx);
        List<JournalEntry> shown = entries.subList(0, Math.min(limit, entries.size()));
        JsonArray all = new JsonArray();
        shown.forEach(entry -> all.add(describe(entry).put("session", caller.may(Capability.READ_ACCESS_LOG)
                || caller.name().equals(entry.event().actor()) ? entry.event().session() : null)));
        String next = entries.size() > limit ? Cursor.encode(Long.toString(shown.getLast().seq())) : null;
        return new JsonObject().put("entries", all).put("next", next);
    }

    private JsonObject describe(JournalEntry entry) {
        return switch (entry.event()) {
            case Note note -> head(entry, ZoneOffset.UTC).put("comment", note.reason())
                    .put("enterprise", note.enterprise()).put("subject", note.subject())
                    .put("law", note.reducesMonitoring() ? MonitoringLaw.json() : null);
            case Transition transition -> describe(entry, transition);
        };
    }

    private JsonObject describe(JournalEntry entry, Transition transition) {
        Alarm after = transition.after();
        ZoneId zone = after == null ? ZoneOffset.UTC : encoder.zone(after);
        return head(entry, zone).put("comment", transition.comment())
                .put("enterprise", after == null ? null : after.point().enterprise())
                .put("subject", after == null ? null : after.id())
                .put("annunciate", transition.annunciate()).put("late", transition.late())
                .put("refusal", transition.refusal() == null ? null : transition.refusal().name())
                .put("from", transition.before() == null ? null : transition.before().state().name())
                .put("to", after == null ? null : after.state().name())
                .put("alarm", after == null ? null : encoder.of(after))
                .put("law", MonitoringLaw.concerns(transition.type()) ? MonitoringLaw.json() : null);
    }

    private static JsonObject head(JournalEntry entry, ZoneId zone) {
        return new JsonObject().put("seq", entry.seq()).put("at", Times.iso(entry.event().atMillis(), zone))
                .put("committedAt", Times.iso(entry.committedAt(), zone)).put("type", entry.event().type().name())
                .put("actor", entry.event().actor())
                .put("actorKind", Actors.isGateway(entry.event().actor()) ? "gateway" : "person");
    }
}
