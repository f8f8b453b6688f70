package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.journal.Entry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** Reading alarms: lists, one, and its journal. Event loop; the journal is asked on worker threads. */
final class AlarmRoutes {
    private final AlarmView view;
    private final AlarmQueries journal;
    private final AlarmJson encoder;

    AlarmRoutes(Rooms rooms, AlarmJson encoder) {
        this.view = rooms.alarms();
        this.journal = rooms.journal();
        this.encoder = encoder;
    }

    void mount(Router router) {
        router.get("/api/v1/alarms").handler(this::list);
        router.get("/api/v1/alarms/:id").handler(ctx -> find(ctx, alarm -> Answer.json(ctx, encoder.of(alarm))));
        router.get("/api/v1/alarms/:id/journal").handler(this::entries);
    }

    private void list(RoutingContext ctx) {
        AlarmFilter filter = AlarmFilter.of(ctx);
        if (filter.wantsClosed()) {
            Answer.blocking(ctx, () -> journal.closed(filter.enterprise(), filter.priority(), filter.after(),
                    filter.limit() + 1), alarms -> Answer.json(ctx, filter.closedPage(alarms, encoder)));
        } else {
            Answer.json(ctx, 200, filter.openPage(view.open()));
        }
    }

    /** The alarm, open or closed; 404 when it never left normal, 403 when it is not the caller's to see. */
    void find(RoutingContext ctx, Consumer<Alarm> found) {
        String id = idOf(ctx);
        Alarm open = view.alarm(id);
        if (open != null) {
            found.accept(open);
            return;
        }
        Answer.blocking(ctx, () -> journal.alarm(id), alarm -> {
            if (alarm == null) {
                throw Problem.notFound("there never was an alarm " + id);
            }
            found.accept(alarm);
        });
    }

    /** The enterprise is the first part of the id, so sight is refused before anything is looked up. */
    private static String idOf(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Caller.of(ctx).requireSight(id.split("\\.", 2)[0]);
        return id;
    }

    private void entries(RoutingContext ctx) {
        String id = idOf(ctx);
        Query query = new Query(ctx);
        int limit = query.limit();
        long after = AlarmFilter.number(Cursor.of(query));
        Answer.blocking(ctx, () -> journal.entriesOf(id, after, limit + 1), entries -> {
            if (entries.isEmpty() && after == 0) {
                throw Problem.notFound("there never was an alarm " + id);
            }
            Answer.json(ctx, page(entries, limit));
        });
    }

    private JsonObject page(List<Entry> entries, int limit) {
        List<Entry> shown = entries.subList(0, Math.min(limit, entries.size()));
        JsonArray all = new JsonArray();
        shown.forEach(entry -> all.add(describe(entry)));
        String next = entries.size() > limit ? Cursor.encode(Long.toString(shown.getLast().seq())) : null;
        return new JsonObject().put("entries", all).put("next", next);
    }

    private JsonObject describe(Entry entry) {
        Transition transition = entry.transition();
        ZoneId zone = transition.after() == null ? ZoneOffset.UTC : encoder.zone(transition.after());
        return new JsonObject().put("seq", entry.seq()).put("at", Times.iso(transition.atMillis(), zone))
                .put("committedAt", Times.iso(entry.committedAt(), zone))
                .put("type", transition.type() == null ? null : transition.type().name())
                .put("actor", transition.actor()).put("comment", transition.comment())
                .put("annunciate", transition.annunciate())
                .put("refusal", transition.refusal() == null ? null : transition.refusal().name())
                .put("from", transition.before() == null ? null : transition.before().state().name())
                .put("to", transition.after() == null ? null : transition.after().state().name())
                .put("alarm", transition.after() == null ? null : encoder.of(transition.after()));
    }
}
