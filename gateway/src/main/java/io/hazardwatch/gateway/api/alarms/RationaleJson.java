package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteRule;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/** Why alarms exist, from the present configuration. Pure. */
public final class RationaleJson {
    private RationaleJson() {}

    /** Null if none is written down, or if point or rule is no longer configured. */
    static JsonObject of(Registry registry, Alarm alarm) {
        return of(alarm.point().device().equals(SiteRule.DEVICE) ? ofSite(registry, alarm.point()) : ofPoint(registry.point(alarm.point()), alarm));
    }

    private static Rationale ofPoint(Point point, Alarm alarm) {
        String name = alarm.kind() == RuleKind.LIMIT ? alarm.level() : alarm.rule();
        return point == null || name == null ? null : point.rationales().get(name);
    }

    /** Of a rule over several points; of what else stands at a whole site, nothing is written down. */
    private static Rationale ofSite(Registry registry, PointId point) {
        return registry.sites().stream().filter(site -> site.enterprise().equals(point.enterprise()) && site.site().equals(point.site()))
                .flatMap(site -> site.rules().stream()).filter(rule -> rule.pointIn(point.enterprise(), point.site()).equals(point))
                .map(SiteRule::why).filter(Objects::nonNull).findFirst().orElse(null);
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
