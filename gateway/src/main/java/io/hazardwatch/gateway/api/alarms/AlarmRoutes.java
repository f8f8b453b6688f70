package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads alarms: lists, and single ones. Event loop; the journal is read on worker threads. */
public final class AlarmRoutes {
    /** Alarms that are read at once to look for those within a scope. */
    private static final int PAGE = 1_000;

    private final WorkerPool pool;
    private final AlarmView view;
    private final AlarmQueries journal;
    private final AlarmJson encoder;
    private final PresentValues values;
    private final Supplier<Registry> registry;
    private final SiteIndex sites;
    private final RefusedActions refusals;
    private final Function<Alarm, JsonObject> skill;

    /** @param skill how often the rule of an early warning came true; null for other alarms */
    public AlarmRoutes(AlarmPorts ports, Supplier<Registry> registry, PresentValues values, Function<Alarm, JsonObject> skill, WorkerPool pool) {
        this.skill = skill;
        this.values = values;
        this.view = ports.view();
        this.journal = ports.journal();
        this.encoder = ports.view().encoder();
        this.pool = pool;
        this.registry = registry;
        this.sites = new SiteIndex(registry);
        this.refusals = new RefusedActions(ports.policy());
    }

    public void mount(Router router) {
        router.get("/api/v1/alarms").handler(this::list);
        router.get("/api/v1/alarms/:id").handler(ctx -> find(ctx, (Alarm alarm) -> Responses.json(ctx, whole(alarm, Caller.of(ctx)))));
    }

    /** One alarm with everything about it, and with what would be refused to who asks. */
    private JsonObject whole(Alarm alarm, Caller caller) {
        return json(alarm).put("rationalisation", RationaleJson.of(registry.get(), alarm))
                .put("refused", refusals.of(alarm, caller)).put("shelving", refusals.shelving(alarm)).put("skill", skill.apply(alarm));
    }

    /** The alarm with the present reading of its point. */
    JsonObject json(Alarm alarm) {
        return values.addTo(encoder.of(alarm), alarm);
    }

    private void list(RoutingContext ctx) {
        AlarmFilter filter = AlarmFilter.of(ctx, sites);
        if (filter.wantsClosed()) {
            Responses.blocking(ctx, pool, () -> closed(filter), alarms -> Responses.json(ctx, filter.closedPage(alarms, this::json)));
        } else {
            Responses.json(ctx, 200, filter.openPage(view.start(-1), values));
        }
    }

    /** One alarm more than the page takes; sorts out what lies outside of a scope that no query knows. */
    private List<Alarm> closed(AlarmFilter filter) {
        ScopeFilter sight = filter.sight();
        if (sight.isExact() && filter.area().isAll()) {
            return journal.closed(sight.narrowing(), filter.priority(), filter.after(), filter.limit() + 1);
        }
        List<Alarm> shown = new ArrayList<>();
        List<Alarm> read;
        String after = filter.after();
        do {
            read = journal.closed(sight.narrowing(), filter.priority(), after, PAGE);
            read.stream().filter(filter::shows).limit(filter.limit() + 1L - shown.size()).forEach(shown::add);
            after = read.isEmpty() ? after : read.getLast().id();
        } while (read.size() == PAGE && shown.size() <= filter.limit());
        return shown;
    }

    /** The alarm, open or closed; 404 if it never left normal or the caller may not see it. */
    private void find(RoutingContext ctx, Consumer<Alarm> found) {
        String id = idOf(ctx);
        Alarm open = view.alarm(id);
        if (open != null) {
            found.accept(open);
            return;
        }
        Responses.blocking(ctx, pool, () -> journal.alarm(id), alarm -> {
            if (alarm == null) {
                throw Problem.notFound("there never was an alarm " + id);
            }
            found.accept(alarm);
        });
    }

    /** The target of a command: an alarm, or a configured rule that has not raised one yet. */
    void find(RoutingContext ctx, BiConsumer<String, PointId> found) {
        String id = idOf(ctx);
        PointId point = pointOf(id);
        if (view.alarm(id) != null || registry.get().point(point) != null) {
            found.accept(id, point);
        } else {
            find(ctx, (Alarm alarm) -> found.accept(id, point));
        }
    }

    /** The point in the id of an alarm; 404 if it is no such id. */
    static PointId pointOf(String id) {
        String[] names = id.split("\\.", 5);
        try {
            return new PointId(names[0], names[1], names[2], names[3]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Problem.notFound("there never was an alarm " + id);
        }
    }

    /** Reads the id from the path. Enterprise and site are its first parts, so access is refused before anything is looked up. */
    static String idOf(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Caller.of(ctx).requireSightOfAlarm(id);
        return id;
    }
}
