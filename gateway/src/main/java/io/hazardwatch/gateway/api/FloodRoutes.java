package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.kpi.Position;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Floods of an operating position with the alarm that came first, and the sequence of events in the devices' own time. Event
 * loop; the journal is read on worker threads.
 */
final class FloodRoutes {
    private static final int READINGS_MAX = 2;

    private final WorkerPool pool;
    private final KpiQueries queries;
    private final Posts posts;
    private final EventSequence sequence;
    private final Turnstile turnstile = new Turnstile(READINGS_MAX);

    FloodRoutes(Rooms rooms, SiteIndex sites, WorkerPool pool, Clock clock) {
        this.queries = rooms.studies().kpis();
        this.posts = new Posts(queries, clock);
        this.sequence = new EventSequence(queries, sites);
        this.pool = pool;
    }

    void mount(Router router) {
        router.get("/api/v1/floods").handler(this::floods);
        router.get("/api/v1/soe").handler(this::events);
    }

    private void floods(RoutingContext ctx) {
        Query query = new Query(ctx);
        Position position = posts.position(ctx, query);
        Period period = posts.period(query);
        turnstile.pass(ctx, pool, () -> queries.report(position, period), report -> Answer.json(ctx, new JsonObject()
                .put("position", position.id()).put("from", Times.utc(period.from())).put("to", Times.utc(period.to()))
                .put("floods", KpiJson.floods(report.floods()))));
    }

    private void events(RoutingContext ctx) {
        Query query = new Query(ctx);
        Position position = posts.position(ctx, query);
        Period period = posts.period(query);
        turnstile.pass(ctx, pool, () -> sequence.of(position, period), body -> Answer.json(ctx, body));
    }
}
