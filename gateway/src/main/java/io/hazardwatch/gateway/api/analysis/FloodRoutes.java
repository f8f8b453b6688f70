package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.api.http.ConcurrencyLimit;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Alarm floods of an operating position with their first alarm, and the sequence of events by device time. Event loop; the
 * journal is read on worker threads.
 */
public final class FloodRoutes {
    private static final int READINGS_MAX = 2;

    private final WorkerPool pool;
    private final KpiQueries queries;
    private final ReportScope posts;
    private final EventSequence sequence;
    private final ConcurrencyLimit turnstile = new ConcurrencyLimit(READINGS_MAX);

    public FloodRoutes(KpiQueries queries, SiteIndex sites, WorkerPool pool, Clock clock) {
        this.queries = queries;
        this.posts = new ReportScope(queries, clock);
        this.sequence = new EventSequence(queries, sites);
        this.pool = pool;
    }

    public void mount(Router router) {
        router.get("/api/v1/floods").handler(this::floods);
        router.get("/api/v1/soe").handler(this::events);
    }

    private void floods(RoutingContext ctx) {
        Query query = new Query(ctx);
        OperatingPosition position = posts.position(ctx, query);
        Period period = posts.period(query);
        turnstile.pass(ctx, pool, () -> queries.report(position, period), report -> Responses.json(ctx, new JsonObject()
                .put("position", position.id()).put("from", Times.utc(period.from())).put("to", Times.utc(period.to()))
                .put("floods", KpiJson.floods(report.floods()))));
    }

    private void events(RoutingContext ctx) {
        Query query = new Query(ctx);
        OperatingPosition position = posts.position(ctx, query);
        Period period = posts.period(query);
        turnstile.pass(ctx, pool, () -> sequence.of(position, period), body -> Responses.json(ctx, body));
    }
}
