package io.hazardwatch.gateway.settings.yaml;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values as flow YAML of one line, quoted only where a plain text would be read as something else. Pure. */
public final class YamlFlow {
    private YamlFlow() {}

    /** A text, a number as text, or a map or list of such, as {@code {at: 25, priority: P2}}. */
    public static String of(Object value) {
        return value instanceof Map<?, ?> map ? map(map) : value instanceof List<?> list
                ? list.stream().map(YamlFlow::of).collect(Collectors.joining(", ", "[", "]")) : scalar(String.valueOf(value));
    }

    private static String map(Map<?, ?> map) {
        StringBuilder text = new StringBuilder("{");
        map.forEach((key, value) -> text.append(text.length() > 1 ? ", " : "").append(key).append(": ").append(of(value)));
        return text.append('}').toString();
    }

    /** A text on one line; characters of control become blanks. */
    public static String scalar(String value) {
        String line = value.chars().anyMatch(Character::isISOControl) ? value.replaceAll("\\p{Cntrl}+", " ") : value;
        if (isPlain(line)) {
            return line;
        }
        return line.indexOf('"') < 0 && line.indexOf('\\') < 0 ? '"' + line + '"' : '\'' + line.replace("'", "''") + '\'';
    }

    private static boolean isPlain(String value) {
        if (value.isEmpty() || value.equals("null") || value.equals("~") || !startsPlain(value)) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isAlphanumeric(c) && "_-./".indexOf(c) < 0 && (c < 0x4e00 || c > 0x9fff)) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsPlain(String value) {
        char first = value.charAt(0);
        return isAlphanumeric(first) || first >= 0x4e00 && first <= 0x9fff
                || first == '-' && value.length() > 1 && value.charAt(1) >= '0' && value.charAt(1) <= '9';
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
