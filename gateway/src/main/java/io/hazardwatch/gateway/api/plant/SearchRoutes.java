package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Searches the sites and points that the caller may see. Event loop; the registry is read through on a worker thread. */
public final class SearchRoutes {
    private static final int TEXT_MAX = 200;
    private static final int HITS_MAX = 50;

    private final SiteIndex sites;
    private final WorkerPool pool;

    public SearchRoutes(SiteIndex sites, WorkerPool pool) {
        this.sites = sites;
        this.pool = pool;
    }

    public void mount(Router router) {
        router.get("/api/v1/search").handler(this::search);
    }

    private void search(RoutingContext ctx) {
        Query query = new Query(ctx);
        ScopeFilter sight = ScopeFilter.of(ctx);
        String text = query.text("q");
        if (text == null || text.isBlank() || text.length() > TEXT_MAX) {
            throw Problem.invalid("q", text == null ? "" : text, "must have 1 to " + TEXT_MAX + " characters");
        }
        Responses.blocking(ctx, pool, () -> PlantSearch.find(sites.registry(), sight::shows, text, Math.min(query.limit(), HITS_MAX)),
                hits -> Responses.json(ctx, describe(hits)));
    }

    private JsonObject describe(PlantSearch.Hits hits) {
        JsonArray found = new JsonArray();
        hits.sites().forEach(site -> found.add(describe(site)));
        JsonArray points = new JsonArray();
        hits.points().forEach(point -> points.add(describe(point)));
        return new JsonObject().put("sites", found).put("points", points).put("more", hits.isCut());
    }

    private static JsonObject describe(Site site) {
        return new JsonObject().put("enterprise", site.enterprise()).put("site", site.site()).put("name", JsonValues.text(site.name()));
    }

    private JsonObject describe(Point point) {
        Site site = sites.site(point.id().enterprise(), point.id().site());
        return new JsonObject().put("point", point.id().toString()).put("enterprise", point.id().enterprise()).put("site", point.id().site())
                .put("name", JsonValues.text(point.name())).put("siteName", site == null ? null : JsonValues.text(site.name()));
    }
}
