package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.model.Text;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeSet;

/**
 * The closed list of why calls are refused, with a sentence for people: {@code problem-reasons_zh.properties} and its English twin. Programs go by
 * the name, consoles show the sentence. Immutable, any thread.
 */
public final class ProblemReasons {
    private static final Map<String, Text> TEXTS = read();
    private static final Map<Integer, String> OF_STATUS = Map.ofEntries(Map.entry(400, "INVALID"), Map.entry(401, "NOT_LOGGED_IN"),
            Map.entry(403, "FORBIDDEN"), Map.entry(404, "NOT_FOUND"), Map.entry(405, "NOT_OFFERED"), Map.entry(409, "CONFLICT"),
            Map.entry(413, "TOO_LARGE"), Map.entry(415, "UNSUPPORTED_TYPE"), Map.entry(422, "NOT_POSSIBLE"), Map.entry(426, "UPGRADE_NEEDED"),
            Map.entry(429, "TOO_MANY"), Map.entry(500, "INTERNAL"), Map.entry(503, "UNAVAILABLE"), Map.entry(507, "DISK_FULL"));

    private ProblemReasons() {}

    private static Map<String, Text> read() {
        ResourceBundle zh = bundle(Locale.CHINESE);
        ResourceBundle en = bundle(Locale.ENGLISH);
        Map<String, Text> texts = new HashMap<>();
        new TreeSet<>(zh.keySet()).forEach(name -> texts.put(name, new Text(zh.getString(name), en.getString(name))));
        return Map.copyOf(texts);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("problem-reasons", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** All reasons with their sentences. */
    public static Map<String, Text> all() {
        return TEXTS;
    }

    /** The sentence for a reason; null if it is not in the list. */
    public static Text text(String reason) {
        return TEXTS.get(reason);
    }

    /** The reason of a refusal that states none. */
    static String ofStatus(int status) {
        return OF_STATUS.getOrDefault(status, status < 500 ? "INVALID" : "UNAVAILABLE");
    }
}
