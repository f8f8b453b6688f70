package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.ScopeFilter;
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
        ScopeFilter sight = new ScopeFilter(Caller.of(ctx), null);
        Map<String, OpenAlarmCounts> rollUps = OpenAlarmCounts.by(alarms.openAlarms().stream().filter(alarm -> sight.shows(alarm.point())).toList(),
                alarm -> alarm.point().enterprise());
        Map<String, Integer> unprotected = unprotected(sight, PointId::enterprise);
        Map<String, Integer> siteCounts = new LinkedHashMap<>();
        visible(sight).forEach(site -> siteCounts.merge(site.enterprise(), 1, Integer::sum));
        JsonArray all = new JsonArray();
        siteCounts.forEach((enterprise, count) -> all.add(new JsonObject().put("enterprise", enterprise)
                .put("sites", count).put("alarms", rollUps.getOrDefault(enterprise, new OpenAlarmCounts()).json())
                .put("unprotected", unprotected.getOrDefault(enterprise, 0))));
        Responses.json(ctx, new JsonObject().put("enterprises", all));
    }

    private void list(RoutingContext ctx) {
        ScopeFilter sight = ScopeFilter.of(ctx);
        Map<String, OpenAlarmCounts> rollUps = OpenAlarmCounts.by(alarms.openAlarms(), alarm -> siteOf(alarm.point()));
        Map<String, Integer> unprotected = unprotected(sight, SiteRoutes::siteOf);
        JsonArray all = new JsonArray();
        visible(sight).forEach(site -> all.add(encoder.summary(site)
                .put("alarms", rollUps.getOrDefault(keyOf(site), new OpenAlarmCounts()).json())
                .put("unprotected", unprotected.getOrDefault(keyOf(site), 0))));
        Responses.json(ctx, new JsonObject().put("sites", all));
    }

    private void one(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.path("enterprise");
        Caller.of(ctx).requireSight(enterprise, query.path("site"));
        Site site = sites.site(enterprise, query.path("site"));
        if (site == null) {
            throw Problem.notFound("no site " + enterprise + '/' + query.path("site"));
        }
        OpenAlarmCounts rollUp = new OpenAlarmCounts();
        alarms.openAlarms().stream().filter(alarm -> siteOf(alarm.point()).equals(keyOf(site))).forEach(rollUp::add);
        Responses.json(ctx, encoder.whole(site).put("alarms", rollUp.json())
                .put("unprotected", unprotected(new ScopeFilter(Caller.of(ctx), enterprise), SiteRoutes::siteOf).getOrDefault(keyOf(site), 0)));
    }

    private List<Site> visible(ScopeFilter sight) {
        return sites.registry().sites().stream().filter(sight::shows).toList();
    }

    /** Number of points that are unprotected at present. */
    private Map<String, Integer> unprotected(ScopeFilter sight, Function<PointId, String> key) {
        Map<String, Integer> counts = new HashMap<>();
        protection.weaknesses(alarms.openAlarms(), clock.millis()).values().stream()
                .map(weaknesses -> weaknesses.getFirst().point()).filter(sight::shows)
                .forEach(point -> counts.merge(key.apply(point), 1, Integer::sum));
        return counts;
    }

    private static String siteOf(PointId point) {
        return point.enterprise() + '/' + point.site();
    }

    private static String keyOf(Site site) {
        return site.enterprise() + '/' + site.site();
    }
}
