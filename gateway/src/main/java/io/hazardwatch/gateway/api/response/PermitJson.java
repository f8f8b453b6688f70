package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.api.plant.SiteJson;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.response.permits.PermitAct;
import io.hazardwatch.gateway.response.permits.PermitNotice;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.permits.PermitView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The wire form of permits. Pure, any thread. */
final class PermitJson {
    private PermitJson() {}

    static JsonObject of(PermitView view, ZoneId zone) {
        PermitTerms terms = view.permit().terms();
        JsonObject basis = new JsonObject();
        terms.lelPctVol().forEach((point, pctVol) -> basis.put(point.toString(), pctVol));
        return new JsonObject().put("id", view.permit().id()).put("kind", terms.kind().name()).put("kindName", JsonValues.text(terms.kind().text()))
                .put("grade", terms.grade()).put("counted", view.counted() == null ? null : view.counted().name())
                .put("title", JsonValues.text(view.counted() == null ? terms.kind().text() : view.counted().title()))
                .put("enterprise", terms.enterprise()).put("site", terms.site())
                .put("hazardSource", terms.hazardSource().isEmpty() ? null : terms.hazardSource()).put("place", terms.place())
                .put("from", Times.iso(terms.fromMillis(), zone)).put("until", Times.iso(terms.untilMillis(), zone)).put("guardian", terms.guardian())
                .put("issuer", terms.issuer()).put("coordinator", terms.coordinator().isEmpty() ? null : terms.coordinator())
                .put("outdoors", terms.isOutdoors()).put("detectors", points(terms.detectors()))
                .put("lelPctVol", basis).put("position", SiteJson.place(terms.area().position()))
                .put("radius", terms.area().radiusMetres() == 0 ? null : terms.area().radiusMetres())
                .put("assumedNearby", points(terms.area().assumed())).put("state", lower(view.state())).put("suspensionSuggested", view.isSuggested())
                .put("tightened", new JsonArray(view.limits().stream().map(PermitJson::limit).toList()))
                .put("notices", new JsonArray(view.notices().stream().map(each -> notice(each, zone)).toList()))
                .put("meets", new JsonArray(view.meeting())).put("created", act(view.permit().created(), zone))
                .put("suspended", act(view.permit().suspended(), zone)).put("closed", act(view.permit().closed(), zone));
    }

    private static JsonArray points(List<PointId> points) {
        return new JsonArray(points.stream().map(PointId::toString).toList());
    }

    private static JsonObject limit(TightenedLimit limit) {
        return new JsonObject().put("point", limit.point().toString()).put("level", limit.level().name()).put("at", limit.at());
    }

    private static JsonObject notice(PermitNotice notice, ZoneId zone) {
        return new JsonObject().put("cause", lower(notice.cause().kind())).put("text", JsonValues.text(notice.cause().text()))
                .put("number", notice.number()).put("since", Times.iso(notice.sinceMillis(), zone)).put("over", Times.iso(notice.overMillis(), zone))
                .put("stop", notice.cause().kind().isStop());
    }

    private static JsonObject act(PermitAct act, ZoneId zone) {
        return !act.isDone() ? null : new JsonObject().put("at", Times.iso(act.atMillis(), zone)).put("by", act.by()).put("reason", act.reason());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
