package io.hazardwatch.gateway.api.monitoring;

import io.hazardwatch.gateway.api.alarms.MonitoringLaw;
import io.hazardwatch.gateway.api.http.Html;
import io.hazardwatch.gateway.api.http.Times;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the report as a page for the browser to print on A4, in Chinese or English. Every text is escaped. Any thread. */
final class MonitoringReportPage {
    private static final List<String> COLUMNS = List.of("time", "what", "alarm", "priority", "by", "second", "reason", "measure", "until", "ended");
    private static final String FRAME = """
            <!doctype html>
            <html lang="%1$s"><head><meta charset="utf-8"><title>%2$s %3$s</title>
            <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/duty-report.css"></head>
            <body><h1>%2$s</h1>
            <p class="head">%3$s</p>
            <p>%4$s</p>
            %5$s
            </body></html>
            """;

    private final boolean isEnglish;
    private final ResourceBundle words;

    MonitoringReportPage(boolean isEnglish) {
        this.isEnglish = isEnglish;
        words = ResourceBundle.getBundle("messages", isEnglish ? Locale.ENGLISH : Locale.CHINESE,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    String of(MonitoringReport report, long from, long to) {
        String table = report.actions().isEmpty() ? "<p>" + word("none") + "</p>" : "<table><thead><tr>" + COLUMNS.stream()
                .map(column -> "<th>" + word(column) + "</th>").collect(Collectors.joining()) + "</tr></thead><tbody>\n"
                + report.actions().stream().map(this::row).collect(Collectors.joining()) + "</tbody></table>";
        String more = report.isCut() ? "<p><b>" + word("incomplete") + ' ' + Times.utc(report.completeTo()) + "</b></p>" : "";
        return FRAME.formatted(isEnglish ? "en" : "zh", word("title"), Times.utc(from) + " – " + Times.utc(to),
                Html.escape(MonitoringLaw.text(isEnglish)), more + table);
    }

    private String word(String key) {
        return Html.escape(words.getString("monitoring." + key));
    }

    private String row(MonitoringAction action) {
        String key = "monitoring." + action.type();
        String what = (words.containsKey(key) ? words.getString(key) : action.type().name()) + (action.times() > 1 ? " ×" + action.times() : "");
        String measure = action.measure() + (action.permit().isEmpty() ? "" : " (" + action.permit() + ')');
        return Stream.of(Times.utc(action.at()), what, action.subject(), action.priority() == null ? "" : action.priority().name(), action.by(),
                action.second(), action.reason(), measure, time(action.until()), time(action.endedAt()))
                .map(cell -> "<td>" + (cell == null ? "" : Html.escape(cell)) + "</td>").collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String time(long millis) {
        return millis == 0 ? "" : Times.utc(millis);
    }
}
