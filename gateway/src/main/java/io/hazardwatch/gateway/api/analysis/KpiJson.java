package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.kpi.AlarmFrequency;
import io.hazardwatch.gateway.kpi.Figure;
import io.hazardwatch.gateway.kpi.Flood;
import io.hazardwatch.gateway.kpi.Kpi;
import io.hazardwatch.gateway.kpi.KpiReport;
import io.hazardwatch.gateway.kpi.ObservedPeriod;
import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The wire form of a KPI report. A single figure has {@code value}, a divided one {@code parts}; a missing figure is never
 * shown as 0.
 */
final class KpiJson {
    private KpiJson() {}

    static JsonObject of(KpiReport report) {
        JsonArray kpis = new JsonArray();
        for (Kpi kpi : Kpi.values()) {
            kpis.add(describe(kpi, report.figures().stream().filter(figure -> figure.kpi() == kpi).toList()));
        }
        JsonObject staleDays = new JsonObject();
        report.staleDays().forEach((day, count) -> staleDays.put(day.toString(), count));
        return new JsonObject()
                .put("position", new JsonObject().put("id", report.position().id()).put("name", text(report.position().name())))
                .put("from", Times.utc(report.period().from())).put("to", Times.utc(report.period().to()))
                .put("observed", observed(report.observed())).put("entries", report.entries()).put("kpis", kpis)
                .put("floods", floods(report.floods()))
                .put("frequent", list(report.frequent(), "activations"))
                .put("chattering", list(report.chattering(), "activations"))
                .put("restless", list(report.restless(), "index"))
                .put("fleeting", list(report.fleeting(), "times")).put("staleByDay", staleDays);
    }

    private static JsonObject observed(ObservedPeriod observed) {
        return new JsonObject().put("seconds", observed.millis() / 1000).put("share", observed.share()).put("enough", observed.isEnough());
    }

    private static JsonObject describe(Kpi kpi, List<Figure> figures) {
        JsonObject json = new JsonObject().put("id", kpi.id()).put("name", text(kpi.title())).put("unit", kpi.unit())
                .put("target", number(kpi.target())).put("action", number(kpi.action())).put("basis", kpi.basis());
        if (figures.size() == 1 && figures.getFirst().part().isEmpty()) {
            return value(json, figures.getFirst());
        }
        JsonObject parts = new JsonObject();
        figures.forEach(figure -> parts.put(figure.part().isEmpty() ? "all" : figure.part(),
                value(new JsonObject(), figure)));
        return json.put("parts", parts);
    }

    private static JsonObject value(JsonObject json, Figure figure) {
        return json.put("value", number(figure.value()))
                .put("reason", figure.reason() == null ? null : figure.reason().name());
    }

    private static Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    static JsonArray floods(List<Flood> floods) {
        JsonArray all = new JsonArray();
        floods.forEach(flood -> all.add(new JsonObject().put("from", Times.utc(flood.from())).put("to", Times.utc(flood.to()))
                .put("open", flood.open()).put("count", flood.count()).put("peak", flood.peak())
                .put("firstOut", flood.firstOut()).put("operators", null).put("operatorsReason", "NO_ROSTER")));
        return all;
    }

    private static JsonArray list(List<AlarmFrequency> alarms, String name) {
        JsonArray all = new JsonArray();
        alarms.forEach(alarm -> all.add(new JsonObject().put("alarm", alarm.alarm()).put(name, alarm.value())));
        return all;
    }
}
