package io.hazardwatch.gateway.notify.render;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.ReplyCode;
import io.hazardwatch.gateway.people.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The facts of a message as texts in one language, by the names that templates use. Pure. */
final class MessageValues {
    static final List<String> NAMES = List.of("head", "place", "matter", "value", "limit", "trend", "time", "shortTime", "action", "news",
            "count", "link", "code", "decline", "replyLink");
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm x", Locale.ROOT);
    /** Line ends and controls would begin a header or end a line; direction marks would show digits in another order. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern DIRECTION = Pattern.compile("[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]");
    private static final char ISOLATE = '\u2068';
    private static final char END_ISOLATE = '\u2069';

    private MessageValues() {}

    /** @param words texts of the language that are no templates, such as the priority words */
    static Map<String, String> of(MessageFacts facts, Language language, Map<String, String> words) {
        Map<String, String> values = new HashMap<>();
        values.put("head", head(facts, words));
        values.put("place", plain(facts.place(), language));
        values.put("matter", plain(facts.matter(), language));
        values.put("value", plain(facts.value()));
        values.put("limit", plain(facts.limit()));
        values.put("trend", plain(facts.trend(), language));
        values.put("action", plain(facts.action(), language));
        values.put("news", plain(facts.news(), language));
        values.put("count", facts.merged() > 1 ? String.valueOf(facts.merged()) : "");
        if (facts.happenedAt() > 0) {
            ZonedDateTime at = Instant.ofEpochMilli(facts.happenedAt()).atZone(facts.zone() == null ? ZoneOffset.UTC : facts.zone());
            values.put("time", LONG.format(at));
            values.put("shortTime", SHORT.format(at));
        }
        if (facts.answer() != null) {
            putAnswer(facts, values);
        }
        values.replaceAll((name, value) -> isolated(value));
        return values;
    }

    private static void putAnswer(MessageFacts facts, Map<String, String> values) {
        String code = plain(facts.answer().code());
        values.put("link", plain(facts.answer().link()));
        values.put("code", code);
        values.put("decline", code.isEmpty() ? "" : ReplyCode.declining(code));
        values.put("replyLink", code.isEmpty() ? values.get("link") : "");
    }

    /** What the message begins with: whether it is meant, then how urgent it is or what it is about. */
    private static String head(MessageFacts facts, Map<String, String> words) {
        String nature = words.getOrDefault("nature." + facts.nature().name().toLowerCase(Locale.ROOT), "");
        String purpose = words.getOrDefault("purpose." + facts.purpose().name().toLowerCase(Locale.ROOT), "");
        String priority = facts.priority() == null ? "" : words.get("priority." + facts.priority().name());
        String subject = priority.isEmpty() || purpose.isEmpty() ? priority + purpose : priority + ' ' + purpose;
        return nature + subject;
    }

    private static String plain(Text text, Language language) {
        return text == null ? "" : plain(language == Language.ZH ? text.zh() : text.en());
    }

    private static String plain(String text) {
        return text == null ? "" : DIRECTION.matcher(UNSAFE.matcher(text).replaceAll(" ")).replaceAll("").strip();
    }

    /** Text that runs from right to left keeps its order to itself. */
    private static String isolated(String text) {
        boolean isRightToLeft = text.codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
        return isRightToLeft ? ISOLATE + text + END_ISOLATE : text;
    }

    /** The beginning of {@code text} with at most {@code length} units, an ellipsis at its end; no character is cut in two. */
    static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean isIsolated = text.charAt(0) == ISOLATE;
        int end = Math.max(0, length - (isIsolated ? 2 : 1));
        while (end > 0 && isInsideCharacter(text, end)) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + '…' + (isIsolated ? String.valueOf(END_ISOLATE) : "");
    }

    private static boolean isInsideCharacter(String text, int at) {
        int next = text.codePointAt(at);
        return Character.isLowSurrogate(text.charAt(at)) || Character.getType(next) == Character.NON_SPACING_MARK
                || Character.getType(next) == Character.ENCLOSING_MARK || next == '\u200d' || text.charAt(at - 1) == '\u200d';
    }
}
