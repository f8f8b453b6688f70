package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.api.http.ConcurrencyLimit;
import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.kpi.KpiReport;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** KPIs of the alarm system, as JSON or CSV. Event loop; the journal is read on worker threads. */
public final class KpiRoutes {
    /** KPIs of alarms, and of the people on duty. */
    private record Figures(KpiReport alarms, JsonObject duty) {}

    private final WorkerPool pool;
    private final KpiQueries queries;
    private final DutyFigures duty;
    private final ReportScope posts;
    private final ConcurrencyLimit turnstile;

    public KpiRoutes(KpiQueries queries, DutyFigures duty, ConcurrencyLimit turnstile, WorkerPool pool, Clock clock) {
        this.queries = queries;
        this.duty = duty;
        this.posts = new ReportScope(queries, clock);
        this.turnstile = turnstile;
        this.pool = pool;
    }

    public void mount(Router router) {
        router.get("/api/v1/kpis").handler(ctx -> answer(ctx, wantsCsv(ctx)));
        router.get("/api/v1/kpis.csv").handler(ctx -> answer(ctx, true));
    }

    private static boolean wantsCsv(RoutingContext ctx) {
        String accept = ctx.request().getHeader("Accept");
        return accept != null && accept.startsWith("text/csv");
    }

    private void answer(RoutingContext ctx, boolean csv) {
        Query query = new Query(ctx);
        OperatingPosition position = posts.position(ctx, query);
        Period period = posts.period(query);
        turnstile.pass(ctx, pool, () -> new Figures(queries.report(position, period), duty.of(position, period)),
                figures -> write(ctx, csv, figures));
    }

    private static void write(RoutingContext ctx, boolean csv, Figures figures) {
        KpiReport report = figures.alarms();
        if (csv) {
            ctx.response().putHeader("Content-Type", Csv.type()).putHeader("Cache-Control", "no-store")
                    .putHeader("Content-Disposition", "attachment; filename=kpis.csv").end(Csv.beginning(ctx) + KpiCsv.of(report, figures.duty()));
        } else {
            Responses.json(ctx, KpiJson.of(report).put("duty", figures.duty()));
        }
    }
}
