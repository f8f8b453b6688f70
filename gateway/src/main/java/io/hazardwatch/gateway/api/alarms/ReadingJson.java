package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Locale;

/** The wire form of a point's newest reading. Any thread. */
public final class ReadingJson {
    private final Clock clock;

    public ReadingJson(Clock clock) {
        this.clock = clock;
    }

    /** A reading of the point with its quality at this moment. */
    public JsonObject of(Point point, Reading reading, ZoneId zone) {
        return new JsonObject().put("value", JsonValues.number(reading.value()))
                .put("quality", quality(point, reading).name().toLowerCase(Locale.ROOT))
                .put("at", Times.iso(reading.eventMillis(), zone))
                .put("receivedAt", Times.iso(reading.arrivalMillis(), zone));
    }

    /** Staleness is judged by the gateway's clock and the arrival time, never by the device's time. */
    public Quality quality(Point point, Reading reading) {
        boolean isStale = point.staleAfterMillis() > 0
                && clock.millis() - reading.arrivalMillis() > point.staleAfterMillis();
        return isStale ? Quality.STALE : reading.quality();
    }
}
