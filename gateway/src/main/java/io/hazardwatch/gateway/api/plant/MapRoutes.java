package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.http.MapSettings;
import io.hazardwatch.gateway.api.http.Responses;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Tells the console what its map shows beneath the sites. Event loop. */
public final class MapRoutes {
    private final String answer;

    public MapRoutes(MapSettings map) {
        JsonObject tiles = map.tiles() == null ? null
                : new JsonObject().put("url", map.tiles()).put("datum", map.datum().name()).put("credit", map.credit());
        answer = new JsonObject().put("tiles", tiles).put("outline", map.outline() == null ? new JsonArray() : new JsonArray(map.outline())).encode();
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get("/api/v1/map").handler(this::show);
    }

    private void show(RoutingContext ctx) {
        Responses.json(ctx, 200, answer);
    }
}
