package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.alarms.LastReading;
import io.hazardwatch.gateway.api.alarms.RationaleJson;
import io.hazardwatch.gateway.api.alarms.ReadingJson;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The wire form of a point with its newest reading. Event loop. */
public final class PointJson {
    private final LastReading lastReading;
    private final ReadingJson readings;
    private final Function<PointId, Map<TightenedLimit, LimitSetting>> tightened;

    /** @param tightened limits of a point that are tighter for a while, with the configured ones */
    public PointJson(LastReading lastReading, ReadingJson readings, Function<PointId, Map<TightenedLimit, LimitSetting>> tightened) {
        this.lastReading = lastReading;
        this.tightened = tightened;
        this.readings = readings;
    }

    JsonObject of(Point point, ZoneId zone) {
        JsonObject limits = new JsonObject();
        point.limits().forEach(limit -> limits.put(limit.level().name(), limit(limit)));
        JsonArray rates = new JsonArray();
        point.rates().forEach(rate -> rates.add(rate(rate)));
        JsonArray tighter = new JsonArray();
        tightened.apply(point.id()).forEach((limit, configured) -> tighter.add(tightened(limit, configured)));
        return new JsonObject().put("point", point.id().toString()).put("id", point.id().point())
                .put("name", JsonValues.text(point.name())).put("unit", point.unit())
                .put("hazardSource", point.hazardSource())
                .put("range", new JsonArray().add(JsonValues.number(point.rangeLow()))
                        .add(JsonValues.number(point.rangeHigh())))
                .put("periodMillis", point.periodMillis()).put("staleAfterMillis", point.staleAfterMillis())
                .put("limits", limits).put("tightened", tighter).put("rate", rates).put("rules", rules(point)).put("why", why(point))
                .put("last", last(point, zone));
    }

    private JsonObject last(Point point, ZoneId zone) {
        Reading reading = lastReading.of(point);
        return reading == null ? null : readings.of(point, reading, zone);
    }

    /** Rules beyond limits and rates. */
    private static JsonArray rules(Point point) {
        return new JsonArray(point.rules().stream().map(rule -> new JsonObject().put("id", rule.id())
                .put("kind", RuleKind.of(rule).name().toLowerCase(Locale.ROOT)).put("priority", rule.priority().name())).toList());
    }

    /** By level for limits, by id for other rules. */
    private static JsonObject why(Point point) {
        JsonObject why = new JsonObject();
        new TreeMap<>(point.rationales()).forEach((rule, rationale) -> why.put(rule, RationaleJson.of(rationale)));
        return why;
    }

    private static JsonObject limit(LimitSetting limit) {
        return new JsonObject().put("at", limit.at()).put("deadband", limit.deadband()).put("beyond", limit.beyond())
                .put("onDelayMillis", limit.onDelayMillis()).put("offDelayMillis", limit.offDelayMillis())
                .put("priority", limit.priority().name()).put("latching", limit.latching());
    }

    private static JsonObject tightened(TightenedLimit limit, LimitSetting configured) {
        return new JsonObject().put("level", limit.level().name()).put("at", limit.at()).put("configured", configured.at()).put("rule", limit.rule())
                .put("cause", limit.cause().name().toLowerCase(Locale.ROOT)).put("because", limit.because())
                        .put("text", JsonValues.text(limit.text()));
    }

    private static JsonObject rate(RateSetting rate) {
        return new JsonObject().put("id", rate.id()).put("limit", rate.shownLimit()).put("unit", rate.shownUnit())
                .put("windowMillis", rate.windowMillis()).put("onDelayMillis", rate.onDelayMillis())
                .put("priority", rate.priority().name());
    }
}
