package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.registry.Device;
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

/** The wire form of a site. Event loop. */
public final class SiteJson {
    private final PointJson points;
    private final UnitJson units;

    public SiteJson(PointJson points, UnitJson units) {
        this.points = points;
        this.units = units;
    }

    JsonObject summary(Site site) {
        int pointCount = site.devices().stream().mapToInt(device -> device.points().size()).sum();
        JsonObject location = Double.isNaN(site.lat()) ? null
                : new JsonObject().put("lat", site.lat()).put("lon", site.lon());
        return new JsonObject().put("enterprise", site.enterprise()).put("site", site.site())
                .put("name", JsonValues.text(site.name())).put("kind", site.kind()).put("location", location)
                .put("timezone", site.timezone().getId()).put("devices", site.devices().size())
                .put("points", pointCount);
    }

    JsonObject whole(Site site) {
        return summary(site).put("hazardSources", array(site.hazardSources().stream().map(SiteJson::source).toList()))
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
                .put("priority", rule.priority().name()).put("points", points);
    }

    private static JsonObject source(HazardSource source) {
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
                        array(grading.notListed().stream().map(SiteJson::substance).toList()));
    }

    private static JsonObject substance(Substance substance) {
        return new JsonObject().put("cas", substance.cas()).put("name", substance.name()).put("tonnes", substance.tonnes());
    }

    private static JsonObject inCharge(PersonsInCharge inCharge) {
        return inCharge == null ? null : new JsonObject().put("principal", inCharge.principal())
                .put("technical", inCharge.technical()).put("operational", inCharge.operational());
    }

    private JsonObject device(Site site, Device device) {
        String source = device.points().stream().map(point -> point.hazardSource()).filter(Objects::nonNull).findFirst()
                .orElse(null);
        return new JsonObject().put("device", device.id().device()).put("hazardSource", source)
                .put("points", array(device.points().stream().map(point -> points.of(point, site.timezone())).toList()));
    }

    private static JsonArray array(List<JsonObject> items) {
        return new JsonArray(List.copyOf(items));
    }
}
