package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.api.alarms.LastReading;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Locale;

/** The wire form of a point with its newest reading. Event loop. */
public final class PointJson {
    private final LastReading lastReading;
    private final Clock clock;

    public PointJson(LastReading lastReading, Clock clock) {
        this.lastReading = lastReading;
        this.clock = clock;
    }

    JsonObject of(Point point, ZoneId zone) {
        JsonObject limits = new JsonObject();
        point.limits().forEach(limit -> limits.put(limit.level().name(), limit(limit)));
        JsonArray rates = new JsonArray();
        point.rates().forEach(rate -> rates.add(rate(rate)));
        return new JsonObject().put("point", point.id().toString()).put("id", point.id().point())
                .put("name", AlarmJson.text(point.name())).put("unit", point.unit())
                .put("hazardSource", point.hazardSource())
                .put("range", new JsonArray().add(AlarmJson.number(point.rangeLow()))
                        .add(AlarmJson.number(point.rangeHigh())))
                .put("periodMillis", point.periodMillis()).put("staleAfterMillis", point.staleAfterMillis())
                .put("limits", limits).put("rate", rates).put("last", last(point, zone));
    }

    private JsonObject last(Point point, ZoneId zone) {
        Reading reading = lastReading.of(point);
        return reading == null ? null : reading(point, reading, zone);
    }

    /** A reading of the point as it counts at this moment. */
    public JsonObject reading(Point point, Reading reading, ZoneId zone) {
        return new JsonObject().put("value", AlarmJson.number(reading.value()))
                .put("quality", quality(point, reading).name().toLowerCase(Locale.ROOT))
                .put("at", Times.iso(reading.eventMillis(), zone))
                .put("receivedAt", Times.iso(reading.arrivalMillis(), zone));
    }

    /** Staleness is a matter of our own clock and arrival, never of the device's time. */
    public Quality quality(Point point, Reading reading) {
        boolean isStale = point.staleAfterMillis() > 0
                && clock.millis() - reading.arrivalMillis() > point.staleAfterMillis();
        return isStale ? Quality.STALE : reading.quality();
    }

    private static JsonObject limit(LimitSetting limit) {
        return new JsonObject().put("at", limit.at()).put("deadband", limit.deadband()).put("beyond", limit.beyond())
                .put("onDelayMillis", limit.onDelayMillis()).put("offDelayMillis", limit.offDelayMillis())
                .put("priority", limit.priority().name()).put("latching", limit.latching());
    }

    private static JsonObject rate(RateSetting rate) {
        return new JsonObject().put("id", rate.id()).put("limit", rate.shownLimit()).put("unit", rate.shownUnit())
                .put("windowMillis", rate.windowMillis()).put("onDelayMillis", rate.onDelayMillis())
                .put("priority", rate.priority().name());
    }
}
