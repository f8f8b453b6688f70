package io.hazardwatch.gateway.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a scenario file says must follow; times in ms from its start. See {@code config/scenarios/README.md}. */
public record Script(Path file, long durationMillis, List<Expected> expected, List<String> silent) {
    private static final Pattern DURATION = Pattern.compile("([0-9.]+)(ms|s|m|h)");
    private static final Map<String, Double> MILLIS = Map.of("ms", 1.0, "s", 1e3, "m", 60e3, "h", 3600e3);

    /** A span of time; {@code to} is not in it. */
    public record Span(long from, long to) {
        public boolean holds(long millis) {
            return from <= millis && millis < to;
        }

        @Override
        public String toString() {
            return from + ".." + to + " ms";
        }
    }

    /** One occurrence that reaches {@code rule}; {@code cleared} may be null. */
    public record Expected(String point, String kind, String rule, Span raised, Span cleared) {}

    public static Script read(Path file) throws IOException {
        Map<String, Object> top = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
        List<Expected> expected = list(top.get("expect")).stream().map(Script::map).map(Script::expected).toList();
        List<String> silent = list(top.get("silent")).stream().map(Object::toString).toList();
        return new Script(file, millis(top.get("duration")), expected, silent);
    }

    private static Expected expected(Map<String, Object> entry) {
        return new Expected(text(entry, "point"), text(entry, "kind"), text(entry, "rule"), span(entry.get("raised")),
                entry.containsKey("cleared") ? span(entry.get("cleared")) : null);
    }

    private static Span span(Object node) {
        return new Span(millis(map(node).get("from")), millis(map(node).get("to")));
    }

    private static long millis(Object duration) {
        Matcher matcher = DURATION.matcher(duration.toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("duration: " + duration);
        }
        return Math.round(Double.parseDouble(matcher.group(1)) * MILLIS.get(matcher.group(2)));
    }

    private static String text(Map<String, Object> entry, String key) {
        return entry.get(key).toString();
    }

    private static List<?> list(Object node) {
        return node == null ? List.of() : (List<?>) node;
    }

    private static Map<String, Object> map(Object node) {
        Map<String, Object> copy = new java.util.LinkedHashMap<>();
        ((Map<?, ?>) node).forEach((key, value) -> copy.put(key.toString(), value));
        return copy;
    }
}
