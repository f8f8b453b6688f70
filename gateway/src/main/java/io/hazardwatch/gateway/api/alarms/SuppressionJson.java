package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.OutOfService;
import io.hazardwatch.gateway.alarms.Shelving;
import io.hazardwatch.gateway.alarms.Suppression;
import io.hazardwatch.gateway.alarms.Suppressor;
import io.hazardwatch.gateway.api.http.Times;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;

/** The wire form of an alarm's suppressions: each with kind, since, until, reason, by and causes, and the fields of its kind. */
final class SuppressionJson {
    private SuppressionJson() {}

    static JsonArray of(Suppression suppression, ZoneId zone) {
        JsonArray all = new JsonArray();
        if (suppression.outOfService() != null) {
            all.add(of(suppression.outOfService(), zone));
        }
        suppression.suppressors().forEach(suppressor -> all.add(of(suppressor, zone)));
        if (suppression.shelving() != null) {
            all.add(of(suppression.shelving(), zone));
        }
        return all;
    }

    private static JsonObject of(Shelving shelving, ZoneId zone) {
        return member("shelved", shelving.since(), shelving.until(), shelving.reason(), shelving.by(), zone)
                .put("oneShot", shelving.oneShot()).put("extensions", shelving.extensions());
    }

    private static JsonObject of(Suppressor suppressor, ZoneId zone) {
        return member("design", suppressor.since(), suppressor.until(), suppressor.rule(), suppressor.rule(), zone)
                .put("causes", new JsonArray(suppressor.causes()));
    }

    private static JsonObject of(OutOfService out, ZoneId zone) {
        return member("outOfService", out.since(), out.until(), out.measure(), out.by(), zone)
                .put("permit", out.permit()).put("second", out.second()).put("overdue", out.overdue());
    }

    private static JsonObject member(String kind, long since, long until, String reason, String by, ZoneId zone) {
        return new JsonObject().put("kind", kind).put("since", Times.iso(since, zone)).put("until", Times.iso(until, zone))
                .put("reason", reason).put("by", by).put("causes", new JsonArray());
    }
}
