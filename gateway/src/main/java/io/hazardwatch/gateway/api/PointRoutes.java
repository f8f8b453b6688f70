package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.history.Series;
import io.hazardwatch.gateway.history.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Arrays;

/** A point now and before. Event loop; the store is asked on worker threads. */
final class PointRoutes {
    /** Most rows one answer may have. */
    static final int STEPS_MAX = 10_000;
    private static final int STEPS_USUAL = 300;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final String PATH = "/api/v1/points/:enterprise/:site/:device/:point";

    private final SiteIndex sites;
    private final PointJson encoder;
    private final HistoryQueries history;
    private final Clock clock;

    PointRoutes(Rooms rooms, SiteIndex sites, PointJson encoder, Clock clock) {
        this.sites = sites;
        this.encoder = encoder;
        this.history = rooms.history();
        this.clock = clock;
    }

    void mount(Router router) {
        router.get(PATH).handler(ctx -> Answer.json(ctx, encoder.of(point(ctx), zone(ctx))));
        router.get(PATH + "/history").handler(this::history);
    }

    private Point point(RoutingContext ctx) {
        PointId id = new Query(ctx).point();
        Caller.of(ctx).requireSight(id.enterprise());
        Point point = sites.registry().point(id);
        if (point == null) {
            throw Problem.notFound("no point " + id);
        }
        return point;
    }

    private ZoneId zone(RoutingContext ctx) {
        return sites.zone(ctx.pathParam("enterprise"), ctx.pathParam("site"));
    }

    private void history(RoutingContext ctx) {
        Point point = point(ctx);
        Query query = new Query(ctx);
        long to = query.millis("to", clock.millis());
        long from = query.millis("from", to - HOUR_MILLIS);
        if (from >= to) {
            throw Problem.invalid("from", query.text("from"), "must be before to");
        }
        long step = query.durationMillis("step", Math.max(1000, (to - from) / STEPS_USUAL));
        if ((to - from) / step > STEPS_MAX) {
            throw Problem.invalid("step", query.text("step"), "must leave at most " + STEPS_MAX + " steps");
        }
        Answer.blocking(ctx, () -> columns(point, series(point, from, to, step), step, zone(ctx)),
                body -> Answer.json(ctx, 200, body));
    }

    /** A store that is away is an outside system's matter, not a defect of ours. */
    private Series series(Point point, long from, long to, long step) {
        try {
            return history.series(point.id(), from, to, step);
        } catch (StoreException away) {
            throw new Problem(503, "the store of readings does not answer; alarms go on without it")
                    .with("reason", away.getMessage());
        }
    }

    private static String columns(Point point, Series series, long step, ZoneId zone) {
        JsonArray times = new JsonArray();
        Arrays.stream(series.t()).forEach(t -> times.add(Times.iso(t, zone)));
        JsonArray counts = new JsonArray();
        Arrays.stream(series.n()).forEach(counts::add);
        return new JsonObject().put("point", point.id().toString()).put("unit", point.unit()).put("stepMillis", step)
                .put("t", times).put("min", numbers(series.min())).put("mean", numbers(series.mean()))
                .put("max", numbers(series.max())).put("last", numbers(series.last())).put("n", counts).encode();
    }

    private static JsonArray numbers(double[] column) {
        JsonArray numbers = new JsonArray();
        Arrays.stream(column).forEach(value -> numbers.add(AlarmJson.number(value)));
        return numbers;
    }
}
