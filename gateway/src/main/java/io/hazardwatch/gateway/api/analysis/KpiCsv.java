package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.kpi.Figure;
import io.hazardwatch.gateway.kpi.KpiReport;

/** A KPI report as CSV: one line per figure. */
final class KpiCsv {
    private KpiCsv() {}

    static String of(KpiReport report) {
        Csv csv = new Csv().text("position").text("from").text("to").text("kpi").text("name_zh").text("name_en").text("part")
                .text("value").text("unit").text("target").text("action").text("reason").text("basis").text("observed_share").end();
        for (Figure figure : report.figures()) {
            csv.text(report.position().id()).time(report.period().from()).time(report.period().to())
                    .text(figure.kpi().id()).text(figure.kpi().title().zh()).text(figure.kpi().title().en())
                    .text(figure.part()).number(figure.value()).text(figure.kpi().unit()).number(figure.kpi().target())
                    .number(figure.kpi().action()).text(figure.reason() == null ? null : figure.reason().name())
                    .text(figure.kpi().basis()).number(report.observed().share()).end();
        }
        return csv.toString();
    }
}
