package io.hazardwatch.gateway.notify.channel.provider;

import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReplyCode;
import io.hazardwatch.gateway.notify.render.CallScript;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The placeholders {@code {{name}}} in the settings of a request, and their values for one message. Pure. */
public final class Placeholders {
    /** Their names, besides {@code secret.NAME}. */
    public static final List<String> NAMES = List.of("key", "to", "digits", "person", "title", "brief", "full", "speech", "call", "keys", "code",
            "decline", "link", "priority", "nature", "language", "sentAt", "sentMillis");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.]*)}}");
    private static final String SECRET = "secret.";

    private Placeholders() {}

    /** The first name in {@code text} that there is not, or null. */
    public static String unknown(String text, Map<String, String> secrets) {
        return PLACE.matcher(text).results().map(place -> place.group(1)).filter(name -> !NAMES.contains(name)
                && !(name.startsWith(SECRET) && secrets.containsKey(name.substring(SECRET.length())))).findFirst().orElse(null);
    }

    static Map<String, String> of(PersonMessage message, Map<String, String> secrets) {
        Map<String, String> values = new HashMap<>();
        secrets.forEach((name, secret) -> values.put(SECRET + name, secret));
        values.put("key", message.key());
        values.put("to", message.address());
        values.put("digits", message.address().replaceAll("[^0-9]", ""));
        values.put("person", message.person());
        values.put("title", message.text().title());
        values.put("brief", message.text().brief());
        values.put("full", message.text().full());
        values.put("speech", message.text().speech());
        values.put("call", CallScript.of(message));
        values.put("keys", CallScript.keys(message).strip());
        values.put("priority", message.priority() == null ? "" : message.priority().name());
        values.put("nature", message.nature().name().toLowerCase(Locale.ROOT));
        values.put("language", message.language().name().toLowerCase(Locale.ROOT));
        values.put("sentAt", Instant.ofEpochMilli(message.sentAt()).toString());
        values.put("sentMillis", String.valueOf(message.sentAt()));
        String code = message.answer() == null || message.answer().code() == null ? "" : message.answer().code();
        values.put("code", code);
        values.put("decline", code.isEmpty() ? "" : ReplyCode.declining(code));
        values.put("link", message.answer() == null || message.answer().link() == null ? "" : message.answer().link());
        return values;
    }

    /** The text with its places filled, each value escaped. */
    static String filled(String text, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(escape.apply(values.getOrDefault(place.group(1), ""))));
    }
}
