package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonObject;

/** The wire forms that every answer shares. Any thread. */
public final class JsonValues {
    private JsonValues() {}

    /** JSON knows neither NaN nor infinity, so what is not finite is {@code null}. */
    public static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    public static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }
}
