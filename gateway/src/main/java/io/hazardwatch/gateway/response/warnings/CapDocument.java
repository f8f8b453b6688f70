package io.hazardwatch.gateway.response.warnings;

import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * Writes messages as CAP 1.2. An exercise has the status Exercise, and its mark stands in note, event, headline and description of both
 * languages, because readers exist that disregard the status. Pure.
 */
public final class CapDocument {
    /** The mark of an exercise, first in every text that people read. */
    public static final Text EXERCISE = new Text("【演练】", "EXERCISE EXERCISE EXERCISE: ");
    /** Longest headline, with the mark. */
    static final int HEADLINE_MAX = 140;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
    private static final double METRES = 1_000;

    /**
     * Who sends.
     *
     * @param sender identifies the gateway to readers; without space, comma, {@code <} and {@code &}
     * @param base   address of the gateway, without a slash at the end
     */
    public record Origin(String sender, String base) {}

    private CapDocument() {}

    /** A time as documents have it: local, to the second, UTC as {@code -00:00}. */
    public static String time(long millis, ZoneId zone) {
        ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(zone);
        String text = TIME.format(at);
        return at.getOffset().equals(ZoneOffset.UTC) ? text.replace("+00:00", "-00:00") : text;
    }

    /** The headline in that language, with the mark of an exercise, cut to its longest. */
    public static String headline(OwnWarning warning, Function<Text, String> language) {
        String headline = marked(warning, warning.text().headline(), language);
        return headline.length() <= HEADLINE_MAX ? headline : headline.substring(0, headline.offsetByCodePoints(0,
                headline.codePointCount(0, HEADLINE_MAX - 1))) + "…";
    }

    private static String marked(OwnWarning warning, Text text, Function<Text, String> language) {
        return (warning.isExercise() ? language.apply(EXERCISE) : "") + clean(language.apply(text));
    }

    /** Signs that XML cannot have become blanks; runs of white space are one. */
    static String clean(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(sign -> kept.appendCodePoint(sign < ' ' || sign >= 0xD800 && sign <= 0xDFFF || sign >= 0xFFFE && sign <= 0xFFFF
                || sign == 0x7F ? ' ' : sign));
        return kept.toString().replaceAll("\\s+", " ").strip();
    }

    /**
     * The document of a message.
     *
     * @param references triples, apart by blanks; empty for a first message
     */
    static String of(OwnWarning warning, Origin origin, String identifier, String references, long sentMillis, ZoneId zone) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert xmlns=\"").append(NAMESPACE).append("\">\n");
        element(xml, 1, "identifier", identifier);
        element(xml, 1, "sender", origin.sender());
        element(xml, 1, "sent", time(sentMillis, zone));
        element(xml, 1, "status", warning.isExercise() ? "Exercise" : "Actual");
        element(xml, 1, "msgType", warning.type().word());
        element(xml, 1, "scope", warning.scope().word());
        element(xml, 1, "restriction", warning.scope() == OwnWarningScope.RESTRICTED ? "people with an account for " + warning.enterprise() + '/'
                + warning.site() : "");
        element(xml, 1, "note", (warning.isExercise() ? "EXERCISE / 演练. " : "") + clean(warning.note()));
        element(xml, 1, "references", references);
        element(xml, 1, "incidents", warning.incident());
        info(xml, warning, origin, identifier, sentMillis, zone, "zh-CN", Text::zh);
        info(xml, warning, origin, identifier, sentMillis, zone, "en", Text::en);
        return xml.append("</alert>\n").toString();
    }

    private static void info(StringBuilder xml, OwnWarning warning, Origin origin, String identifier, long sentMillis, ZoneId zone, String name,
                             Function<Text, String> language) {
        OwnWarningText text = warning.text();
        long expires = sentMillis + warning.validMinutes() * 60_000L;
        xml.append("  <info>\n");
        element(xml, 2, "language", name);
        element(xml, 2, "category", "Safety");
        element(xml, 2, "event", marked(warning, text.event(), language));
        element(xml, 2, "responseType", responseType(warning));
        element(xml, 2, "urgency", warning.urgency().word());
        element(xml, 2, "severity", warning.urgency().severity());
        element(xml, 2, "certainty", warning.urgency().certainty());
        element(xml, 2, "effective", time(sentMillis, zone));
        element(xml, 2, "expires", time(expires, zone));
        element(xml, 2, "senderName", warning.enterprise() + '/' + warning.site());
        element(xml, 2, "headline", headline(warning, language));
        element(xml, 2, "description", marked(warning, text.description(), language));
        element(xml, 2, "instruction", clean(language.apply(text.instruction())).isEmpty() ? "" : marked(warning, text.instruction(), language));
        element(xml, 2, "web", origin.base() + "/api/v1/cap/" + identifier + ".xml");
        xml.append("    <area>\n");
        element(xml, 3, "areaDesc", clean(language.apply(text.area())));
        element(xml, 3, "circle", String.format(Locale.ROOT, "%.5f,%.5f %.3f", text.lat(), text.lon(), text.radiusMetres() / METRES));
        xml.append("    </area>\n  </info>\n");
    }

    private static String responseType(OwnWarning warning) {
        if (warning.type().isEnd()) {
            return warning.type() == OwnWarningType.ALL_CLEAR ? "AllClear" : "None";
        }
        return switch (warning.urgency()) {
            case IMMEDIATE -> "Evacuate";
            case EXPECTED -> "Prepare";
            case FUTURE, PAST -> "Monitor";
        };
    }

    /** Never an empty element: it is left out. */
    private static void element(StringBuilder xml, int depth, String name, String value) {
        if (!value.isEmpty()) {
            xml.append("  ".repeat(depth)).append('<').append(name).append('>').append(escaped(value)).append("</").append(name).append(">\n");
        }
    }

    /** A text as XML has it. */
    static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
