package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.permits.PermitView;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.RestrictedWork;
import io.hazardwatch.gateway.weather.restrictions.Restriction;
import io.hazardwatch.gateway.weather.restrictions.WorkRestrictions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.function.Supplier;

/** What the weather has against the work of permits at present. From memory, any thread. */
public record PermitWeather(Supplier<WorkRestrictions> restrictions) {
    /** The work that the weather rules know; null for kinds that they do not. */
    public static RestrictedWork work(PermitKind kind) {
        return switch (kind) {
            case HOT_WORK -> RestrictedWork.HOT_WORK;
            case HEIGHT_WORK -> RestrictedWork.HEIGHT_WORK;
            case LIFTING -> RestrictedWork.LIFTING;
            case CONFINED_SPACE, BLIND_PLATE, TEMPORARY_POWER, EXCAVATION, ROAD_CLOSURE -> null;
        };
    }

    /** What is forbidden or unknown; empty for work indoors, kinds without a rule, and permits that are over. */
    JsonArray against(PermitView view) {
        PermitTerms terms = view.permit().terms();
        RestrictedWork work = work(terms.kind());
        return work == null || !terms.isOutdoors() || !view.state().isOpen() ? new JsonArray()
                : new JsonArray(restrictions.get().against(new SiteName(terms.enterprise(), terms.site()), work).stream().map(PermitWeather::json)
                        .toList());
    }

    private static JsonObject json(Restriction restriction) {
        return new JsonObject().put("rule", restriction.rule().id()).put("state", restriction.state().name().toLowerCase(Locale.ROOT))
                .put("text", JsonValues.text(restriction.rule().text()));
    }
}
