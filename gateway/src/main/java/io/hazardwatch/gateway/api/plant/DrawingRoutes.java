package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Set;

/**
 * Takes and shows a site's own drawing. Only the sanitised form is kept, and it is shown in a sandbox without any source besides. Event
 * loop; drawings are cleaned, read and written on worker threads.
 */
public final class DrawingRoutes {
    private static final String PATH = "/api/v1/sites/:enterprise/:site/drawing";

    private final SiteIndex sites;
    private final SiteDrawings drawings;
    private final WorkerPool pool;
    private final AccessJournal trace;

    public DrawingRoutes(SiteIndex sites, SiteDrawings drawings, WorkerPool pool, AccessJournal trace) {
        this.sites = sites;
        this.drawings = drawings;
        this.pool = pool;
        this.trace = trace;
    }

    /** A drawing is larger than other requests; before the handler of their bodies. */
    public static void mountBody(Router router) {
        router.put(PATH).handler(BodyHandler.create(false).setBodyLimit(2L * SvgSanitizer.LENGTH_MAX));
    }

    /** Adds the routes. */
    public void mount(Router router) {
        new EditedResource().watch(router, PATH, this::present, HttpMethod.PUT, HttpMethod.DELETE);
        router.get(PATH).handler(this::show);
        router.put(PATH).handler(this::put);
        router.delete(PATH).handler(this::remove);
    }

    private Site site(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.path("enterprise");
        Caller.of(ctx).requireSight(enterprise, query.path("site"));
        Site site = sites.site(enterprise, query.path("site"));
        if (site == null) {
            throw Problem.notFound("no site " + enterprise + '/' + query.path("site"));
        }
        return site;
    }

    /** Whether there is a drawing, and the hash of it. */
    private Future<JsonObject> present(RoutingContext ctx) {
        Site site = site(ctx);
        return pool.run(() -> {
            String svg = drawings.has(site.enterprise(), site.site()) ? drawings.find(site.enterprise(), site.site()) : null;
            return new JsonObject().put("drawing", svg != null).put("sha256", svg == null ? null : Sha256.hex(svg));
        });
    }

    private void show(RoutingContext ctx) {
        Site site = site(ctx);
        if (!drawings.has(site.enterprise(), site.site())) {
            answer(ctx, null);
            return;
        }
        Responses.blocking(ctx, pool, () -> drawings.find(site.enterprise(), site.site()), svg -> answer(ctx, svg));
    }

    /** A drawing may be removed while it is asked for. */
    private static void answer(RoutingContext ctx, String svg) {
        ctx.response().putHeader("Cache-Control", "no-store");
        if (svg == null) {
            ctx.response().setStatusCode(204).end();
        } else {
            ctx.response().putHeader("Content-Type", "image/svg+xml; charset=utf-8")
                    .putHeader("Content-Security-Policy", "default-src 'none'; sandbox").end(svg);
        }
    }

    private void put(RoutingContext ctx) {
        Site site = site(ctx);
        String sent = ctx.body().asString();
        Responses.blocking(ctx, pool, () -> {
            SvgSanitizer.Clean clean = clean(sent == null ? "" : sent);
            drawings.put(site.enterprise(), site.site(), clean.svg());
            return clean;
        }, clean -> done(ctx, site, true, "drawing of " + clean.svg().length() + " characters uploaded", clean.dropped()));
    }

    private static SvgSanitizer.Clean clean(String sent) {
        try {
            return SvgSanitizer.clean(sent);
        } catch (IllegalArgumentException refused) {
            throw Problem.invalid("body", sent.substring(0, Math.min(sent.length(), 40)), refused.getMessage());
        }
    }

    private void remove(RoutingContext ctx) {
        Site site = site(ctx);
        Responses.blocking(ctx, pool, () -> {
            drawings.put(site.enterprise(), site.site(), null);
            return Set.<String>of();
        }, nothing -> done(ctx, site, false, "drawing removed", nothing));
    }

    private void done(RoutingContext ctx, Site site, boolean isThere, String what, Set<String> dropped) {
        trace.did(ctx, TransitionType.CONFIG, site.enterprise(), site.enterprise() + '/' + site.site(), what);
        Responses.json(ctx, new JsonObject().put("drawing", isThere).put("dropped", new JsonArray(List.copyOf(dropped))));
    }
}
