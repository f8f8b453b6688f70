package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.api.equipment.EquipmentRoutes;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.pipelines.PipelineRoutes;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Calls about leaks of gas and pipelines, checks of instruments, equipment, tasks of field staff; within the scope of the caller. Event loop. */
public final class LeakRoutes {
    private final Leaks leaks;
    private final LeakJson json;
    private final Clock clock;
    private final PipelineRoutes pipelines;
    private final InstrumentCheckRoutes checks;
    private final EquipmentRoutes equipment;
    private final FieldTaskRoutes field;

    public LeakRoutes(LeakPorts ports, SiteIndex sites, Clock clock) {
        this.pipelines = new PipelineRoutes(ports.pipelines(), sites);
        this.checks = new InstrumentCheckRoutes(ports.checks(), sites, clock);
        this.equipment = new EquipmentRoutes(ports.equipment(), sites, clock);
        this.field = new FieldTaskRoutes(ports.field(), new FieldTaskJson(sites, ports.last(), clock));
        this.leaks = ports.leaks();
        this.json = new LeakJson(sites, ports.equipment().cameras());
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get("/api/v1/leaks").handler(this::list);
        router.get("/api/v1/leaks/:leak").handler(this::one);
        pipelines.mount(router);
        checks.mount(router);
        equipment.mount(router);
        field.mount(router);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Query query = new Query(ctx);
        String state = query.text("state");
        if (state != null && !state.equals("open") && !state.equals("all")) {
            throw Problem.invalid("state", state, "must be open or all");
        }
        boolean isAll = "all".equals(state);
        String enterprise = query.name("enterprise");
        String site = query.name("site");
        JsonArray found = new JsonArray();
        leaks.all().stream().filter(leak -> caller.sees(leak.enterprise(), leak.site()) && (isAll || !leak.isOver())
                && (enterprise == null || enterprise.equals(leak.enterprise())) && (site == null || site.equals(leak.site())))
                .limit(query.limit()).forEach(leak -> found.add(json.of(leak, clock.millis())));
        Responses.json(ctx, new JsonObject().put("leaks", found));
    }

    private void one(RoutingContext ctx) {
        String id = ctx.pathParam("leak");
        Leak leak = leaks.of(id);
        if (leak == null || !Caller.of(ctx).sees(leak.enterprise(), leak.site())) {
            throw Problem.notFound("no leak " + id);
        }
        Responses.json(ctx, json.of(leak, clock.millis()));
    }
}
