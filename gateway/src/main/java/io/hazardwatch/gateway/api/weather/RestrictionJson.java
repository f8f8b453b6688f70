package io.hazardwatch.gateway.api.weather;

import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import io.hazardwatch.gateway.weather.restrictions.LocalReading;
import io.hazardwatch.gateway.weather.restrictions.Restriction;
import io.hazardwatch.gateway.weather.restrictions.SiteRestrictions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Encodes restrictions. A local reading is never given a colour. Pure, any thread. */
final class RestrictionJson {
    private RestrictionJson() {}

    static JsonObject site(SiteRestrictions site) {
        return new JsonObject().put("enterprise", site.site().enterprise()).put("site", site.site().site())
                .put("hasStation", !site.readings().isEmpty())
                .put("localReadings", new JsonArray(site.readings().stream().map(RestrictionJson::reading).toList()))
                .put("notMeasured", new JsonArray(site.notMeasured().stream().map(WeatherMeasure::key).toList()))
                .put("restrictions", new JsonArray(site.restrictions().stream().map(RestrictionJson::restriction).toList()))
                .put("tightened", new JsonArray(site.tightened().stream().map(each -> new JsonObject().put("rule", each.rule().id())
                        .put("warning", each.warningId()).put("text", text(each.rule().text())).put("source", each.rule().source())
                        .put("mark", each.rule().mark())).toList()));
    }

    private static JsonObject reading(LocalReading reading) {
        WeatherMeasure measure = reading.point().measure();
        return new JsonObject().put("measure", measure.key()).put("unit", measure.unit()).put("point", reading.point().point().toString())
                .put("value", reading.isKnown() ? reading.value() : null).put("at", reading.atMillis() == 0 ? null : Times.utc(reading.atMillis()))
                .put("unknown", reading.unknown() == null ? null : lower(reading.unknown()));
    }

    private static JsonObject restriction(Restriction restriction) {
        return new JsonObject().put("work", lower(restriction.rule().work())).put("workName", text(restriction.rule().work().text()))
                .put("state", lower(restriction.state())).put("rule", restriction.rule().id()).put("text", text(restriction.rule().text()))
                .put("mayBeUpgraded", restriction.rule().isUpgradable()).put("cause", restriction.warningId() == null ? "local_reading" : "warning")
                .put("warning", restriction.warningId()).put("localReading", restriction.reading() == null ? null : reading(restriction.reading()))
                .put("unknown", restriction.unknown() == null ? null : lower(restriction.unknown()))
                .put("since", Times.utc(restriction.sinceMillis()))
                .put("until", restriction.untilMillis() == 0 ? null : Times.utc(restriction.untilMillis()))
                .put("source", restriction.rule().source()).put("mark", restriction.rule().mark());
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
