package io.hazardwatch.gateway.api.duty;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;

/**
 * Writes the page on which somebody answers a roll call on a telephone: a few hundred bytes of HTML without a script, in Chinese and
 * English, because it is read by whoever has the link. Every text is escaped. Any thread.
 */
final class PresencePage {
    private static final String FRAME = """
            <!doctype html>
            <html lang="zh">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
            <title>%s</title><link rel="stylesheet" href="/answer.css"></head>
            <body><main><h1>%s</h1>
            %s</main></body>
            </html>
            """;
    private static final String FORM = """
            <form method="post" autocomplete="off"><label>%s
            <input name="secret" type="password" inputmode="numeric" autocomplete="off" maxlength="256" required autofocus></label>
            <button class="take">%s</button></form>
            """;

    private final ResourceBundle zh = bundle(Locale.CHINESE);
    private final ResourceBundle en = bundle(Locale.ENGLISH);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /**
     * @param post    which post is asked, and until when
     * @param refused why the last answer did not count, as a key of a text; null if there was none
     */
    String question(String post, String refused) {
        String said = refused == null ? "" : "<p class=\"state stale\" role=\"alert\">" + both("presence." + refused) + "</p>\n";
        return page("<p class=\"matter\">" + escape(post) + "</p>\n" + said + String.format(FORM, both("presence.secret"), both("presence.answer")));
    }

    /** @param outcome key of the text that says what became of it */
    String ended(String outcome) {
        String kind = outcome.equals("answered") ? "taken_by_you" : "expired";
        return page("<p class=\"state " + kind + "\" role=\"status\">" + both("presence." + outcome) + "</p>\n");
    }

    private String page(String body) {
        return String.format(FRAME, both("presence.title"), both("presence.title"), body);
    }

    private String both(String key) {
        Function<ResourceBundle, String> text = words -> escape(words.getString(key));
        return text.apply(zh) + " / <span lang=\"en\">" + text.apply(en) + "</span>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
