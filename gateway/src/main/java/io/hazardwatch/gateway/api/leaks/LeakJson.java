package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.api.http.CameraJson;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.leaks.Evidence;
import io.hazardwatch.gateway.leaks.EvidenceKind;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.LeakMember;
import io.hazardwatch.gateway.leaks.ProbableSource;
import io.hazardwatch.gateway.leaks.WindObservation;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.LeakSource;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Leaks as the API shows them; what is unknown is null, or says why. Event loop. */
final class LeakJson {
    private final SiteIndex sites;
    private final CameraStates states;
    private final LeakTexts texts = new LeakTexts();

    LeakJson(SiteIndex sites, CameraStates states) {
        this.sites = sites;
        this.states = states;
    }

    JsonObject of(Leak leak, long nowMillis) {
        JsonArray members = new JsonArray();
        leak.members().forEach(member -> members.add(member(member, members.size() + 1)));
        JsonArray evidence = new JsonArray();
        leak.evidence().forEach(each -> evidence.add(evidence(leak, each)));
        JsonArray sources = new JsonArray();
        leak.sources().forEach(each -> sources.add(source(leak, each)));
        JsonObject json = new JsonObject().put("id", leak.id()).put("enterprise", leak.enterprise()).put("site", leak.site())
                .put("gas", leak.gas()).put("gasName", text(texts.gas(leak.gas()))).put("state", name(leak.state()))
                .put("priority", leak.priority().name()).put("annSeq", leak.annSeq())
                .put("begunAt", time(leak, leak.begunMillis())).put("lastAt", time(leak, leak.lastMillis()))
                .put("overAt", leak.isOver() ? time(leak, leak.overMillis()) : null).put("joinedInto", leak.joinedInto())
                .put("confidence", new JsonObject().put("level", name(leak.confidence())).put("sum", rounded(leak.sum()))
                        .put("text", text(texts.confidence(leak))))
                .put("detectors", members).put("evidence", evidence).put("wind", wind(leak, leak.wind(),
                        leak.isOver() ? leak.overMillis() : nowMillis)).put("sources", sources);
        return leak.sources().isEmpty() ? json.put("sourcesUnknown", text(texts.noSource(leak))) : json;
    }

    private JsonObject member(LeakMember member, int order) {
        return new JsonObject().put("order", order).put("point", member.point().toString()).put("alarm", member.alarmId())
                .put("priority", member.priority().name()).put("level", member.level()).put("firstAt", Times.iso(member.firstMillis(),
                        sites.zone(member.point().enterprise(), member.point().site())))
                .put("usual", number(member.baseline())).put("latest", number(member.latest())).put("peak", number(member.peak()))
                .put("rise", number(member.rise())).put("unit", member.unit()).put("active", member.isActive()).put("health", name(member.health()));
    }

    private JsonObject evidence(Leak leak, Evidence each) {
        JsonObject json = new JsonObject().put("kind", each.kind().key()).put("weight", rounded(each.weight()))
                .put("about", new JsonArray(each.about()))
                .put("value", number(each.value())).put("unit", each.unit())
                .put("text", text(texts.evidence(each, id -> each.isOfCamera() ? cameraName(leak, id) : named(leak, id))));
        if (each.isOfCamera()) {
            return json.put("cameras", camera(leak, each.about().getFirst()));
        }
        return each.kind() == EvidenceKind.CAMERA_NEARBY ? json.put("cameras", cameras(leak, each.about().getFirst())) : json;
    }

    /** What people call equipment, or a point, by its id; the id of what is not configured any more. */
    private Text named(Leak leak, String id) {
        LeakSource equipment = equipment(leak, id);
        return equipment != null ? equipment.name() : Text.of(shortened(id));
    }

    /** A point without its enterprise and site, which the leak says. */
    private static String shortened(String id) {
        String[] parts = id.split("/");
        return parts.length == 4 ? parts[2] + '/' + parts[3] : id;
    }

    private LeakSource equipment(Leak leak, String id) {
        Site site = sites.site(leak.enterprise(), leak.site());
        return site == null ? null : site.gas().sources().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    private Camera cameraOf(Leak leak, String id) {
        Site site = sites.site(leak.enterprise(), leak.site());
        return site == null ? null : site.plant().guarded().camera(id);
    }

    private Text cameraName(Leak leak, String id) {
        Camera camera = cameraOf(leak, id);
        return camera == null ? Text.of(id) : camera.name();
    }

    private JsonArray camera(Leak leak, String id) {
        Camera camera = cameraOf(leak, id);
        return camera == null ? new JsonArray() : JsonArray.of(CameraJson.of(sites.site(leak.enterprise(), leak.site()), camera, states)
                .put("url", camera.link()));
    }

    private JsonArray cameras(Leak leak, String id) {
        JsonArray cameras = new JsonArray();
        LeakSource equipment = equipment(leak, id);
        if (equipment != null) {
            equipment.cameras().forEach(camera -> cameras.add(new JsonObject().put("name", text(camera.name())).put("url", camera.url())));
        }
        return cameras;
    }

    private JsonObject wind(Leak leak, WindObservation wind, long nowMillis) {
        return new JsonObject().put("known", wind.isKnown()).put("from", number(wind.fromDegrees())).put("speed", number(wind.speed()))
                .put("at", wind.atMillis() == 0 ? null : time(leak, wind.atMillis()))
                .put("unknown", wind.isKnown() ? null : name(wind.unknown())).put("text", text(texts.wind(wind, nowMillis)));
    }

    private JsonObject source(Leak leak, ProbableSource source) {
        return new JsonObject().put("id", source.id()).put("name", text(source.name())).put("explains", source.explains()).put("of", source.of())
                .put("match", rounded(source.match())).put("metres", number(source.metres())).put("process", source.isAboutProcess())
                .put("cameras", cameras(leak, source.id())).put("text", text(texts.source(source)));
    }

    private String time(Leak leak, long millis) {
        return Times.iso(millis, sites.zone(leak.enterprise(), leak.site()));
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? rounded(value) : null;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }
}
