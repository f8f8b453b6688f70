package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.alarms.AlarmPorts;
import io.hazardwatch.gateway.api.alarms.LastReading;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What is known of one enterprise (一企一档): its sites with hazard sources, and how much of what should arrive does. Event loop; every last
 * reading is looked at on a worker thread.
 */
public final class EnterpriseRoutes {
    /** Ids of points of a site lie between its name with a slash and its name with this character. */
    private static final char AFTER_SLASH = '/' + 1;

    private final SiteIndex sites;
    private final AlarmPorts alarms;
    private final SiteJson encoder;
    private final Protection protection;
    private final WorkerPool pool;
    private final Clock clock;

    /** @param encoder writes sites and hazard sources */
    public EnterpriseRoutes(SiteIndex sites, AlarmPorts alarms, SiteJson encoder, Protection protection, WorkerPool pool, Clock clock) {
        this.sites = sites;
        this.alarms = alarms;
        this.encoder = encoder;
        this.protection = protection;
        this.pool = pool;
        this.clock = clock;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get("/api/v1/enterprises/:enterprise").handler(this::show);
    }

    private void show(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        Caller caller = Caller.of(ctx);
        caller.requireSightOfPart(enterprise);
        List<Site> own = sites.registry().sites().stream().filter(site -> site.enterprise().equals(enterprise))
                .filter(site -> caller.sees(enterprise, site.site())).toList();
        if (own.isEmpty()) {
            throw Problem.notFound("no enterprise " + enterprise);
        }
        Responses.blocking(ctx, pool, () -> describe(enterprise, own), answer -> Responses.json(ctx, answer));
    }

    private JsonObject describe(String enterprise, List<Site> own) {
        long now = clock.millis();
        SortedMap<String, List<ProtectionGap>> weak = protection.weaknesses(alarms.view().openAlarms(), now);
        Map<String, OpenAlarmCounts> counts = OpenAlarmCounts.by(alarms.view().openAlarms(), alarm -> alarm.point().enterprise() + '/'
                + alarm.point().site());
        JsonArray described = new JsonArray();
        for (Site site : own) {
            String key = site.enterprise() + '/' + site.site();
            JsonArray sources = new JsonArray();
            site.hazardSources().forEach(source -> sources.add(encoder.source(source)));
            int unprotected = weak.subMap(key + '/', key + AFTER_SLASH).size();
            described.add(encoder.summary(site).put("hazardSources", sources).put("unprotected", unprotected)
                    .put("alarms", counts.getOrDefault(key, new OpenAlarmCounts()).json()).put("arrival", arrival(site, now)));
        }
        return new JsonObject().put("enterprise", enterprise).put("at", Times.iso(now, own.getFirst().timezone())).put("sites", described);
    }

    /** Devices of which anything has arrived since the start, and points whose newest reading is as new as it should be. */
    private JsonObject arrival(Site site, long now) {
        LastReading last = alarms.lastReading();
        int connected = 0;
        int fresh = 0;
        int expected = 0;
        for (Device device : site.devices()) {
            boolean isConnected = false;
            for (Point point : device.points()) {
                Reading reading = last.of(point);
                isConnected |= reading != null;
                expected++;
                fresh += reading != null && (point.staleAfterMillis() == 0 || now - reading.arrivalMillis() <= point.staleAfterMillis()) ? 1 : 0;
            }
            connected += isConnected ? 1 : 0;
        }
        return new JsonObject().put("devices", site.devices().size()).put("devicesConnected", connected).put("points", expected)
                .put("pointsFresh", fresh);
    }
}
