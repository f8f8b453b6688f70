package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.alarms.RationaleJson;
import io.hazardwatch.gateway.api.http.CameraJson;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.HazardGrading;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.registry.Substance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The wire form of a site. Event loop. */
public final class SiteJson {
    private final PointJson points;
    private final UnitJson units;
    private final Function<String, JsonObject> names;
    private final SiteDrawings drawings;
    private final CameraStates cameras;

    /**
     * Describes sites.
     *
     * @param names    what to call a person of that id; null for null
     * @param drawings which sites have one
     * @param cameras  which can be reached
     */
    public SiteJson(PointJson points, UnitJson units, Function<String, JsonObject> names, SiteDrawings drawings, CameraStates cameras) {
        this.points = points;
        this.units = units;
        this.names = names;
        this.drawings = drawings;
        this.cameras = cameras;
    }

    JsonObject summary(Site site) {
        int pointCount = site.devices().stream().mapToInt(device -> device.points().size()).sum();
        JsonObject location = Double.isNaN(site.lat()) ? null
                : new JsonObject().put("lat", site.lat()).put("lon", site.lon());
        return new JsonObject().put("enterprise", site.enterprise()).put("site", site.site())
                .put("name", JsonValues.text(site.name())).put("kind", site.kind()).put("location", location)
                .put("timezone", site.timezone().getId()).put("devices", site.devices().size())
                .put("points", pointCount).put("adminCode", site.exposure().adminCode().isEmpty() ? null : site.exposure().adminCode());
    }

    JsonObject whole(Site site) {
        return summary(site).put("hazardSources", array(site.hazardSources().stream().map(this::source).toList()))
                .put("schematic", SchematicJson.of(site.schematic())).put("drawing", drawings.has(site.enterprise(), site.site()))
                .put("cameras", array(site.plant().guarded().cameras().stream().map(camera -> CameraJson.of(site, camera, cameras)).toList()))
                .put("units", array(site.logic().units().stream().map(unit -> units.of(site, unit)).toList()))
                .put("rules", array(site.rules().stream().map(SiteJson::rule).toList()))
                .put("devices", array(site.devices().stream().map(device -> device(site, device)).toList()));
    }

    private static JsonObject rule(SiteRule rule) {
        JsonArray points = new JsonArray();
        rule.logic().points().forEach(point -> points.add(point.toString()));
        String form = switch (rule.logic()) {
            case SiteRule.Composite composite -> composite.need() + " of " + composite.conditions().size();
            case SiteRule.Vote vote -> vote.arrangement();
            case SiteRule.Deviation unused -> "agree";
        };
        return new JsonObject().put("id", rule.id()).put("name", JsonValues.text(rule.name())).put("form", form)
                .put("priority", rule.priority().name()).put("onDelayMillis", rule.onDelayMillis()).put("points", points)
                .put("why", RationaleJson.of(rule.why()));
    }

    JsonObject source(HazardSource source) {
        List<JsonObject> substances = source.substances().stream().map(SiteJson::substance).toList();
        return new JsonObject().put("id", source.id()).put("name", JsonValues.text(source.name()))
                .put("substances", array(substances)).put("exposedPeople", source.exposedPeople())
                .put("inCharge", inCharge(source.inCharge()))
                .put("grading", grading(source.grading()));
    }

    private static JsonObject grading(HazardGrading grading) {
        return new JsonObject().put("edition", grading.edition()).put("grade", grading.grade().name())
                .put("s", grading.s()).put("r", grading.r()).put("alpha", grading.alpha())
                .put("isSourced", grading.isSourced()).put("notListed",
                        array(grading.notListed().stream().map(SiteJson::substance).toList()))
                .put("shares", array(grading.shares().stream().map(SiteJson::share).toList()));
    }

    /** What one substance contributes to S, and with its correction factor to R before α. */
    private static JsonObject share(HazardGrading.Share share) {
        return substance(share.substance()).put("criticalTonnes", share.row().criticalTonnes()).put("beta", share.row().beta())
                .put("ratio", share.ratio()).put("weighted", share.row().beta() * share.ratio()).put("isSourced", share.row().isSourced());
    }

    private static JsonObject substance(Substance substance) {
        return new JsonObject().put("cas", substance.cas()).put("name", substance.name()).put("tonnes", substance.tonnes());
    }

    private JsonObject inCharge(PersonsInCharge inCharge) {
        return inCharge == null ? null : new JsonObject().put("principal", inCharge.principal())
                .put("technical", inCharge.technical()).put("operational", inCharge.operational())
                .put("names", new JsonObject().put("principal", names.apply(inCharge.principal()))
                        .put("technical", names.apply(inCharge.technical())).put("operational", names.apply(inCharge.operational())));
    }

    private JsonObject device(Site site, Device device) {
        String source = device.points().stream().map(point -> point.hazardSource()).filter(Objects::nonNull).findFirst()
                .orElse(null);
        return new JsonObject().put("device", device.id().device()).put("hazardSource", source)
                .put("place", place(site.gas().places().get(device.id().device())))
                .put("points", array(device.points().stream().map(point -> points.of(point, site.timezone())).toList()));
    }

    /** In metres from the site's location; null for a place that is not known. */
    public static JsonObject place(GroundPosition place) {
        return place == null ? null : new JsonObject().put("east", place.east()).put("north", place.north());
    }

    private static JsonArray array(List<JsonObject> items) {
        return new JsonArray(List.copyOf(items));
    }
}
