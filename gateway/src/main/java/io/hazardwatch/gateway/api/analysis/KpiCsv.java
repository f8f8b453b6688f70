package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.kpi.Figure;
import io.hazardwatch.gateway.kpi.KpiReport;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** A KPI report as CSV: one line per figure, then those of roll calls by person, shift and site. */
final class KpiCsv {
    /** A figure of roll calls: its key in JSON, what people call it, its unit. */
    private record RollCallFigure(String key, String zh, String en, String unit) {}

    private static final List<RollCallFigure> ROLL_CALLS = List.of(new RollCallFigure("answered", "查岗应答次数", "Roll calls answered", ""),
            new RollCallFigure("missed", "查岗未应答次数", "Roll calls missed", ""),
            new RollCallFigure("secondsMedian", "查岗应答时间中位数", "Median time to answer a roll call", "s"),
            new RollCallFigure("secondsMost", "查岗最长应答时间", "Longest time to answer a roll call", "s"));
    private static final List<String> GROUPS = List.of("byPerson", "byShift", "bySite");

    private KpiCsv() {}

    /** @param duty null while it cannot be read */
    static String of(KpiReport report, JsonObject duty) {
        Csv csv = new Csv().text("position").text("from").text("to").text("kpi").text("name_zh").text("name_en").text("part")
                .text("value").text("unit").text("target").text("action").text("reason").text("basis").text("observed_share").end();
        for (Figure figure : report.figures()) {
            csv.text(report.position().id()).time(report.period().from()).time(report.period().to())
                    .text(figure.kpi().id()).text(figure.kpi().title().zh()).text(figure.kpi().title().en())
                    .text(figure.part()).number(figure.value()).text(figure.kpi().unit()).number(figure.kpi().target())
                    .number(figure.kpi().action()).text(figure.reason() == null ? null : figure.reason().name())
                    .text(figure.kpi().basis()).number(report.observed().share()).end();
        }
        if (duty != null) {
            GROUPS.forEach(group -> duty.getJsonArray(group).forEach(row -> rollCalls(csv, report, group, (JsonObject) row)));
        }
        return csv.toString();
    }

    private static void rollCalls(Csv csv, KpiReport report, String group, JsonObject row) {
        String name = group.substring(2).toLowerCase(Locale.ROOT);
        for (RollCallFigure figure : ROLL_CALLS) {
            csv.text(report.position().id()).time(report.period().from()).time(report.period().to()).text("rollCalls." + figure.key())
                    .text(figure.zh()).text(figure.en()).text(name + ' ' + row.getString(name)).number(row.getLong(figure.key()))
                    .text(figure.unit()).text(null).text(null).text(null).text("duty").text(null).end();
        }
    }
}
