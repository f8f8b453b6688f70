package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Enterprises and sites with counts of their open alarms and unprotected points. Event loop. */
public final class SiteRoutes {
    private final SiteIndex sites;
    private final AlarmView alarms;
    private final SiteJson encoder;
    private final Protection protection;
    private final Clock clock;

    public SiteRoutes(AlarmView alarms, SiteIndex sites, SiteJson encoder, Protection protection, Clock clock) {
        this.sites = sites;
        this.alarms = alarms;
        this.encoder = encoder;
        this.protection = protection;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get("/api/v1/enterprises").handler(this::enterprises);
        router.get("/api/v1/sites").handler(this::list);
        router.get("/api/v1/sites/:enterprise/:site").handler(this::one);
    }

    private void enterprises(RoutingContext ctx) {
        Map<String, OpenAlarmCounts> rollUps = OpenAlarmCounts.by(alarms.openAlarms(), alarm -> alarm.point().enterprise());
        Map<String, Integer> unprotected = unprotected(PointId::enterprise);
        Map<String, Integer> siteCounts = new LinkedHashMap<>();
        visible(ctx, null).forEach(site -> siteCounts.merge(site.enterprise(), 1, Integer::sum));
        JsonArray all = new JsonArray();
        siteCounts.forEach((enterprise, count) -> all.add(new JsonObject().put("enterprise", enterprise)
                .put("sites", count).put("alarms", rollUps.getOrDefault(enterprise, new OpenAlarmCounts()).json())
                .put("unprotected", unprotected.getOrDefault(enterprise, 0))));
        Responses.json(ctx, new JsonObject().put("enterprises", all));
    }

    private void list(RoutingContext ctx) {
        Map<String, OpenAlarmCounts> rollUps = OpenAlarmCounts.by(alarms.openAlarms(), alarm -> siteOf(alarm.point()));
        Map<String, Integer> unprotected = unprotected(SiteRoutes::siteOf);
        JsonArray all = new JsonArray();
        visible(ctx, new Query(ctx).name("enterprise")).forEach(site -> all.add(encoder.summary(site)
                .put("alarms", rollUps.getOrDefault(keyOf(site), new OpenAlarmCounts()).json())
                .put("unprotected", unprotected.getOrDefault(keyOf(site), 0))));
        Responses.json(ctx, new JsonObject().put("sites", all));
    }

    private void one(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.path("enterprise");
        Caller.of(ctx).requireSight(enterprise);
        Site site = sites.site(enterprise, query.path("site"));
        if (site == null) {
            throw Problem.notFound("no site " + enterprise + '/' + query.path("site"));
        }
        OpenAlarmCounts rollUp = new OpenAlarmCounts();
        alarms.openAlarms().stream().filter(alarm -> siteOf(alarm.point()).equals(keyOf(site))).forEach(rollUp::add);
        Responses.json(ctx, encoder.whole(site).put("alarms", rollUp.json())
                .put("unprotected", unprotected(SiteRoutes::siteOf).getOrDefault(keyOf(site), 0)));
    }

    private List<Site> visible(RoutingContext ctx, String enterprise) {
        Caller caller = Caller.of(ctx);
        if (enterprise != null) {
            caller.requireSight(enterprise);
        }
        return sites.registry().sites().stream().filter(site -> caller.sees(site.enterprise()))
                .filter(site -> enterprise == null || enterprise.equals(site.enterprise())).toList();
    }

    /** Number of points that are unprotected at present. */
    private Map<String, Integer> unprotected(Function<PointId, String> key) {
        Map<String, Integer> counts = new HashMap<>();
        protection.weaknesses(alarms.openAlarms(), clock.millis()).values()
                .forEach(weaknesses -> counts.merge(key.apply(weaknesses.getFirst().point()), 1, Integer::sum));
        return counts;
    }

    private static String siteOf(PointId point) {
        return point.enterprise() + '/' + point.site();
    }

    private static String keyOf(Site site) {
        return site.enterprise() + '/' + site.site();
    }
}
