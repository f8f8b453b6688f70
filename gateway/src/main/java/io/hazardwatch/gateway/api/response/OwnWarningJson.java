package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.warnings.CapDocument;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Locale;

/** The wire form of our warnings. The headline is the one of the document, with the mark of an exercise. Pure, any thread. */
final class OwnWarningJson {
    private OwnWarningJson() {}

    static JsonObject of(OwnWarning warning, ZoneId zone, long nowMillis) {
        OwnWarningText text = warning.text();
        return new JsonObject().put("id", warning.id()).put("enterprise", warning.enterprise()).put("site", warning.site())
                .put("incident", warning.incident()).put("scope", lower(warning.scope())).put("exercise", warning.isExercise())
                .put("type", lower(warning.type())).put("urgency", lower(warning.urgency())).put("event", JsonValues.text(text.event()))
                .put("headline", JsonValues.text(new Text(CapDocument.headline(warning, Text::zh), CapDocument.headline(warning, Text::en))))
                .put("description", JsonValues.text(text.description())).put("instruction", JsonValues.text(text.instruction()))
                .put("area", JsonValues.text(text.area())).put("radius", text.radiusMetres()).put("note", warning.note())
                .put("minutes", warning.validMinutes()).put("state", lower(warning.state())).put("preparedBy", warning.preparedBy())
                .put("preparedAt", Times.iso(warning.preparedMillis(), zone)).put("releasedBy", new JsonArray(warning.releasedBy()))
                .put("releasesNeeded", warning.releasesNeeded())
                .put("identifier", warning.identifier().isEmpty() ? null : warning.identifier())
                .put("sentAt", Times.iso(warning.sentMillis(), zone)).put("expiresAt", Times.iso(warning.expiresMillis(), zone))
                .put("inForce", warning.isInForce(nowMillis)).put("hash", warning.hash().isEmpty() ? null : warning.hash());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
