package io.hazardwatch.gateway.api.pipelines;

import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.pipelines.LeakPlace;
import io.hazardwatch.gateway.pipelines.PipelineEvidence;
import io.hazardwatch.gateway.pipelines.PipelineLeak;
import io.hazardwatch.gateway.pipelines.SegmentJudgement;
import io.hazardwatch.gateway.pipelines.WindowBalance;
import io.hazardwatch.gateway.registry.PipelineStation;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Pipelines as the API shows them, flows in m3/h and places in m; what is unknown is null, or says why. Event loop. */
final class PipelineJson {
    private static final double HOUR = 3_600;

    private final SiteIndex sites;
    private final PipelineTexts texts = new PipelineTexts();

    PipelineJson(SiteIndex sites) {
        this.sites = sites;
    }

    JsonObject of(SegmentJudgement each) {
        JsonArray balances = new JsonArray();
        each.balances().forEach(balance -> balances.add(balance(balance)));
        JsonArray lost = new JsonArray();
        each.lost().forEach(point -> lost.add(point.toString()));
        JsonArray stations = new JsonArray();
        for (PipelineStation station : each.segment().stations()) {
            stations.add(new JsonObject().put("id", station.id()).put("name", text(station.name())).put("place", station.placeMetres()));
        }
        JsonArray route = new JsonArray();
        each.segment().route().forEach(corner -> route.add(new JsonObject().put("place", number(corner.place()))
                .put("lat", corner.lat()).put("lon", corner.lon())));
        JsonArray past = new JsonArray();
        each.past().forEach(leak -> past.add(leak(each, leak)));
        return new JsonObject().put("id", each.segment().id()).put("name", text(each.segment().name())).put("enterprise", each.enterprise())
                .put("site", each.site()).put("length", each.segment().pipe().length()).put("waveSpeed", number(each.segment().waveSpeed()))
                .put("stations", stations).put("route", route).put("statement", name(each.statement()))
                .put("statementText", text(texts.statement(each))).put("lost", lost).put("flow", number(each.flow() * HOUR))
                .put("k", number(each.k())).put("learntHours", number(each.learntSeconds() / HOUR)).put("balances", balances)
                .put("leak", each.leak() == null ? null : leak(each, each.leak())).put("past", past);
    }

    private JsonObject balance(WindowBalance balance) {
        return new JsonObject().put("window", name(balance.window())).put("windowText", text(texts.window(balance.window())))
                .put("loss", number(balance.loss() * HOUR)).put("flowUncertainty", number(balance.uFlow() * HOUR))
                .put("linepackUncertainty", number(balance.uLinepack() * HOUR)).put("threshold", number(balance.threshold() * HOUR));
    }

    private JsonObject leak(SegmentJudgement of, PipelineLeak leak) {
        SegmentJudgement shown = new SegmentJudgement(of.enterprise(), of.site(), of.segment(), of.statement(), of.lost(), of.balances(), of.k(),
                of.learntSeconds(), of.flow(), leak, of.past());
        JsonArray evidence = new JsonArray();
        for (PipelineEvidence each : leak.evidence()) {
            evidence.add(new JsonObject().put("kind", each.kind().key()).put("value", number(each.value())).put("about", new JsonArray(each.about()))
                    .put("text", text(texts.evidence(each, of.segment()))));
        }
        return new JsonObject().put("id", leak.id()).put("priority", leak.priority().name()).put("text", text(texts.alarm(shown)))
                .put("window", leak.window() == null ? null : name(leak.window())).put("rate", number(leak.rate() * HOUR))
                .put("share", number(leak.share())).put("place", place(leak.place())).put("placeText", text(texts.place(shown)))
                .put("byGradient", place(leak.gradient())).put("byWave", place(leak.wave())).put("evidence", evidence)
                .put("begunAt", time(of, leak.begunMillis())).put("toldAt", time(of, leak.toldMillis()))
                .put("overAt", leak.isOver() ? time(of, leak.overMillis()) : null);
    }

    private static JsonObject place(LeakPlace place) {
        return new JsonObject().put("metres", number(place.metres())).put("plusMinus", number(place.plusMinus()))
                .put("unknown", place.isKnown() ? null : name(place.unknown()));
    }

    private String time(SegmentJudgement of, long millis) {
        return Times.iso(millis, sites.zone(of.enterprise(), of.site()));
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? Double.valueOf(Math.rint(value * 1_000) / 1_000) : null;
    }
}
