package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Reads the present state of a point. Event loop. */
public final class PointRoutes {
    public static final String PATH = "/api/v1/points/:enterprise/:site/:device/:point";

    private final SiteIndex sites;
    private final PointJson encoder;

    public PointRoutes(SiteIndex sites, PointJson encoder) {
        this.sites = sites;
        this.encoder = encoder;
    }

    public void mount(Router router) {
        router.get(PATH).handler(ctx -> {
            Point point = point(ctx, sites);
            Responses.json(ctx, encoder.of(point, sites.zone(point.id().enterprise(), point.id().site())));
        });
    }

    /** The point in the path, if the caller may see it. */
    public static Point point(RoutingContext ctx, SiteIndex sites) {
        PointId id = new Query(ctx).point();
        Caller.of(ctx).requireSight(id);
        Point point = sites.registry().point(id);
        if (point == null) {
            throw Problem.notFound("no point " + id);
        }
        return point;
    }
}
