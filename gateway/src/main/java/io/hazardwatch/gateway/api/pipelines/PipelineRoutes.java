package io.hazardwatch.gateway.api.pipelines;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.pipelines.Pipelines;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;

/** The call that reads pipelines; each person sees those of the sites that the person sees. Event loop, from memory. */
public final class PipelineRoutes {
    private final Pipelines pipelines;
    private final PipelineJson json;

    public PipelineRoutes(Pipelines pipelines, SiteIndex sites) {
        this.pipelines = pipelines;
        this.json = new PipelineJson(sites);
    }

    public void mount(Router router) {
        router.get("/api/v1/pipelines").handler(this::list);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Query query = new Query(ctx);
        String enterprise = query.name("enterprise");
        String site = query.name("site");
        JsonArray found = new JsonArray();
        pipelines.all().stream().filter(each -> caller.sees(each.enterprise(), each.site())
                && (enterprise == null || enterprise.equals(each.enterprise())) && (site == null || site.equals(each.site())))
                .sorted(Comparator.comparing(each -> each.leak() == null)).limit(query.limit()).forEach(each -> found.add(json.of(each)));
        Responses.json(ctx, new JsonObject().put("pipelines", found));
    }
}
