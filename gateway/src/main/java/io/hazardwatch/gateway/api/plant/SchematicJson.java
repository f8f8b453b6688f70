package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.SiteSchematic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The wire form of a site's schematic. Any thread. */
final class SchematicJson {
    private SchematicJson() {}

    /** Null for a site that is not drawn. */
    static JsonObject of(SiteSchematic drawn) {
        if (!drawn.isDrawn()) {
            return null;
        }
        JsonArray tanks = new JsonArray();
        drawn.tanks().forEach(tank -> tanks.add(new JsonObject().put("name", JsonValues.text(tank.name())).put("x", tank.x()).put("y", tank.y())
                .put("width", tank.width()).put("height", tank.height()).put("level", name(tank.level()))));
        JsonArray detectors = new JsonArray();
        drawn.detectors().forEach(detector -> detectors.add(new JsonObject().put("point", name(detector.point())).put("x", detector.x())
                .put("y", detector.y())));
        JsonArray valves = new JsonArray();
        drawn.valves().forEach(valve -> valves.add(new JsonObject().put("name", JsonValues.text(valve.name())).put("x", valve.x())
                .put("y", valve.y()).put("point", name(valve.point()))));
        JsonArray pipes = new JsonArray();
        drawn.pipes().forEach(pipe -> pipes.add(new JsonArray().add(pipe.fromX()).add(pipe.fromY()).add(pipe.toX()).add(pipe.toY())));
        return new JsonObject().put("width", drawn.width()).put("height", drawn.height()).put("tanks", tanks).put("detectors", detectors)
                .put("valves", valves).put("pipes", pipes);
    }

    private static String name(PointId point) {
        return point == null ? null : point.toString();
    }
}
