package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Site;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The wire form of a unit with its present mode. Event loop. */
public final class UnitJson {
    private final UnitModes modes;

    public UnitJson(UnitModes modes) {
        this.modes = modes;
    }

    JsonObject of(Site site, PlantUnit unit) {
        JsonArray points = new JsonArray();
        unit.points().forEach(point -> points.add(point.toString()));
        JsonObject json = new JsonObject().put("id", unit.id()).put("name", JsonValues.text(unit.name()))
                .put("modes", new JsonArray(unit.modes())).put("points", points);
        json.put("secondPersonModes", new JsonArray(unit.modes().stream()
                .filter(each -> site.logic().isSuppressingCritical(unit.id(), each)).toList()));
        UnitMode mode = modes.of(site.enterprise(), site.site(), unit.id());
        return mode == null ? json.putNull("mode") : json.put("mode", mode.mode()).put("by", mode.by()).put("second", mode.second())
                .put("reason", mode.reason()).put("since", Times.iso(mode.sinceMillis(), site.timezone()))
                .put("until", mode.isStatement() ? Times.iso(mode.untilMillis(), site.timezone()) : null);
    }
}
