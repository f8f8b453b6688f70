package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Rationale;
import io.vertx.core.json.JsonObject;

/** Why alarms exist, from the present configuration. Pure. */
public final class RationaleJson {
    private RationaleJson() {}

    /** Null if none is written down, or if the point is no longer configured. */
    static JsonObject of(Point point, Alarm alarm) {
        String name = alarm.kind() == RuleKind.LIMIT ? alarm.level() : alarm.rule();
        Rationale why = point == null || name == null ? null : point.rationales().get(name);
        return of(why);
    }

    /** Null if none is written down. */
    public static JsonObject of(Rationale why) {
        return why == null ? null : new JsonObject().put("cause", text(why.cause()))
                .put("consequence", text(why.consequence())).put("action", text(why.action()))
                .put("timeToRespondSeconds", why.timeToRespondMillis() == 0 ? null : why.timeToRespondMillis() / 1_000)
                .put("approver", why.approver())
                .put("reviewed", why.reviewed() == null ? null : why.reviewed().toString());
    }

    private static JsonObject text(Text text) {
        return text == null ? null : JsonValues.text(text);
    }
}
