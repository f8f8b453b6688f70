package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Points, equipment and cameras that protect nobody at present, with reasons. Event loop. */
public final class ProtectionRoutes {
    private final Protection protection;
    private final SiteIndex sites;
    private final AlarmView alarms;
    private final Clock clock;

    public ProtectionRoutes(AlarmView alarms, SiteIndex sites, Protection protection, Clock clock) {
        this.protection = protection;
        this.sites = sites;
        this.alarms = alarms;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get("/api/v1/points/unprotected").handler(this::unprotected);
    }

    private void unprotected(RoutingContext ctx) {
        Query query = new Query(ctx);
        ScopeFilter sight = ScopeFilter.of(ctx);
        String cursor = Cursor.of(query);
        String after = cursor == null ? "" : cursor;
        int limit = query.limit();
        long now = clock.millis();
        List<Map.Entry<String, List<ProtectionGap>>> matching = protection.weaknesses(alarms.openAlarms(), now).entrySet()
                .stream().filter(entry -> sight.shows(entry.getValue().getFirst().point())).toList();
        List<Map.Entry<String, List<ProtectionGap>>> page = matching.stream()
                .filter(entry -> entry.getKey().compareTo(after) > 0).limit(limit + 1L).toList();
        JsonArray points = new JsonArray();
        JsonArray equipment = new JsonArray();
        JsonArray cameras = new JsonArray();
        page.stream().limit(limit).map(Map.Entry::getValue)
                .forEach(each -> (isOfEquipment(each) ? equipment : isOfCamera(each) ? cameras : points).add(describe(each, now)));
        String next = page.size() > limit ? Cursor.encode(page.get(limit - 1).getKey()) : null;
        long equipmentTotal = matching.stream().filter(entry -> isOfEquipment(entry.getValue())).count();
        long camerasTotal = matching.stream().filter(entry -> isOfCamera(entry.getValue())).count();
        Responses.json(ctx, new JsonObject().put("points", points).put("total", matching.size() - equipmentTotal - camerasTotal)
                .put("equipment", equipment).put("equipmentTotal", equipmentTotal)
                .put("cameras", cameras).put("camerasTotal", camerasTotal).put("next", next));
    }

    private static boolean isOfEquipment(List<ProtectionGap> weaknesses) {
        return weaknesses.getFirst().isOfEquipment();
    }

    private static boolean isOfCamera(List<ProtectionGap> weaknesses) {
        return weaknesses.getFirst().isOfCamera();
    }

    private JsonObject describe(List<ProtectionGap> weaknesses, long now) {
        PointId point = weaknesses.getFirst().point();
        ZoneId zone = sites.zone(point.enterprise(), point.site());
        JsonArray reasons = new JsonArray();
        weaknesses.forEach(weakness -> reasons.add(describe(weakness, zone, now)));
        JsonObject json = new JsonObject().put("enterprise", point.enterprise()).put("site", point.site()).put("reasons", reasons);
        if (isOfCamera(weaknesses)) {
            Site site = sites.site(point.enterprise(), point.site());
            Camera camera = site == null ? null : site.plant().guarded().camera(point.point());
            return json.put("camera", point.point()).put("name", JsonValues.text(camera == null ? Text.of(point.point()) : camera.name()))
                    .put("link", camera == null ? null : camera.link());
        }
        return isOfEquipment(weaknesses) ? json.put("equipment", point.point()).put("name", JsonValues.text(nameOfEquipment(point)))
                : json.put("point", point.toString()).put("device", point.device())
                .put("name", JsonValues.text(sites.registry().point(point).name()));
    }

    private Text nameOfEquipment(PointId id) {
        Site site = sites.site(id.enterprise(), id.site());
        Equipment equipment = site == null ? null : site.plant().guarded().find(id.point());
        return equipment == null ? Text.of(id.point()) : equipment.name();
    }

    private static JsonObject describe(ProtectionGap weakness, ZoneId zone, long now) {
        return new JsonObject().put("reason", weakness.kind().name().toLowerCase(Locale.ROOT))
                .put("since", Times.iso(weakness.sinceMillis(), zone))
                .put("seconds", weakness.sinceMillis() == 0 ? null : (now - weakness.sinceMillis()) / 1000)
                .put("alarm", weakness.alarm()).put("equipment", weakness.equipment());
    }
}
