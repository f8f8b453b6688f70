package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonObject;

/** Wire forms that all answers share. Any thread. */
public final class JsonValues {
    private JsonValues() {}

    /** The value, or null if it is not finite, because JSON knows neither NaN nor infinity. */
    public static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    public static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }
}
