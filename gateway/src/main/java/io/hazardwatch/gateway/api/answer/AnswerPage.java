package io.hazardwatch.gateway.api.answer;

import io.hazardwatch.gateway.answer.AnswerState;
import io.hazardwatch.gateway.answer.AnswerView;
import io.hazardwatch.gateway.api.http.Html;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

/**
 * Writes the answer page: a few kilobytes of HTML without a script, so that it works on a slow telephone line, and one style sheet.
 * An exercise has its own colour, its own words and its own buttons. Every text is escaped. Any thread.
 */
final class AnswerPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");
    private static final String FRAME = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
            <title>%s</title><link rel="stylesheet" href="/answer.css"></head>
            <body class="%s"><main>
            %s</main></body>
            </html>
            """;

    private final ResourceBundle zh = bundle(Locale.CHINESE);
    private final ResourceBundle en = bundle(Locale.ENGLISH);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** @param freshPath address of the page of the person's newest message about it; null if there is none */
    String of(AnswerView view, String freshPath) {
        ResourceBundle words = view.isEnglish() ? en : zh;
        String heading = heading(view, words);
        StringBuilder body = new StringBuilder();
        if (view.isExercise()) {
            body.append("<p class=\"exercise\">").append(words.getString("answer.exercise")).append("</p>\n");
        }
        body.append("<h1>").append(Html.escape(heading)).append("</h1>\n<p class=\"matter\">")
                .append(Html.escape(text(view.matter(), view))).append("</p>\n");
        if (view.happenedAt() != 0) {
            body.append("<p>").append(words.getString("answer.since")).append(' ').append(time(view.happenedAt(), view.zone())).append("</p>\n");
        }
        if (view.action() != null) {
            body.append("<p><b>").append(words.getString("answer.action")).append("</b> ").append(Html.escape(text(view.action(), view)))
                    .append("</p>\n");
        }
        body.append("<p class=\"state ").append(view.state().name().toLowerCase(Locale.ROOT)).append("\" role=\"status\">")
                .append(Html.escape(state(view, words))).append("</p>\n");
        body.append(controls(view, words, freshPath));
        return String.format(FRAME, view.isEnglish() ? "en" : "zh", Html.escape(heading), view.isExercise() ? "is-exercise" : "is-live", body);
    }

    /** The page for a link that names no message of ours, in both languages because nobody is known. */
    String unknown() {
        String said = Map.of("zh", zh, "en", en).entrySet().stream().sorted(Map.Entry.<String, ResourceBundle>comparingByKey().reversed())
                .map(each -> "<p lang=\"" + each.getKey() + "\">" + Html.escape(each.getValue().getString("answer.unknown")) + "</p>\n")
                .collect(Collectors.joining());
        return String.format(FRAME, "zh", Html.escape(zh.getString("answer.title")), "is-live", said);
    }

    private static String heading(AnswerView view, ResourceBundle words) {
        String place = text(view.place(), view);
        return view.priority() == null ? place : words.getString("answer.priority." + view.priority()) + ' ' + place;
    }

    private static String controls(AnswerView view, ResourceBundle words, String freshPath) {
        if (view.state() == AnswerState.STALE && freshPath != null) {
            return "<p><a class=\"button\" href=\"" + Html.escape(freshPath) + "\">" + words.getString("answer.fresh") + "</a></p>\n";
        }
        if (view.state() != AnswerState.OPEN && view.state() != AnswerState.NOT_RECORDED) {
            return "";
        }
        if (view.isHousehold()) {
            return "<form method=\"post\">\n" + button("take", words.getString("answer.household.take")) + "</form>\n";
        }
        String before = view.isExercise() ? words.getString("answer.exercise.before") : "";
        return "<form method=\"post\">\n" + button("take", before + words.getString("answer.take"))
                + button("decline", before + words.getString("answer.decline")) + "</form>\n";
    }

    private static String button(String value, String label) {
        return "<button class=\"" + value + "\" name=\"answer\" value=\"" + value + "\">" + Html.escape(label) + "</button>\n";
    }

    private static String state(AnswerView view, ResourceBundle words) {
        String who = view.answeredBy() == null ? "" : view.answeredBy();
        String at = view.answeredAt() == 0 ? "" : time(view.answeredAt(), view.zone());
        String own = "answer.household.state." + view.state();
        return words.getString(view.isHousehold() && words.containsKey(own) ? own : "answer.state." + view.state())
                .replace("{at}", at).replace("{who}", who);
    }

    private static String text(Text text, AnswerView view) {
        return view.isEnglish() ? text.en() : text.zh();
    }

    private static String time(long millis, ZoneId zone) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
