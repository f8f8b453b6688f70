package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.plant.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value of a YAML file together with its path. An invalid value is recorded in {@link Problems} and replaced by a placeholder, so
 * that reading continues and finds further problems.
 */
final class Node {
    private static final Pattern DURATION = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");
    private static final Map<String, Double> UNIT_MILLIS = Map.of("ms", 1.0, "s", 1e3, "m", 6e4, "h", 3.6e6);

    private final String path;
    private final Object value;
    private final Problems problems;

    Node(String path, Object value, Problems problems) {
        this.path = path;
        this.value = value;
        this.problems = problems;
    }

    boolean isAbsent() {
        return value == null;
    }

    void refuse(String rule) {
        problems.add(path, value == null ? "nothing" : value, rule);
    }

    /** The value under {@code key}; an absent node when this is no mapping or has no such key. */
    Node get(String key) {
        Object child = value instanceof Map<?, ?> map ? map.get(key) : null;
        return new Node(path.isEmpty() ? key : path + "." + key, child, problems);
    }

    /** Refuses all keys that are not among {@code keys}. */
    Node allow(String... keys) {
        each((key, child) -> {
            if (!Arrays.asList(keys).contains(key)) {
                child.refuse("unknown key; known are " + String.join(", ", keys));
            }
        });
        return this;
    }

    void each(BiConsumer<String, Node> action) {
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> action.accept(String.valueOf(key), get(String.valueOf(key))));
        } else {
            refuse("must be a mapping");
        }
    }

    /** The elements of a list, each read by {@code reader}; empty when the list is absent. */
    <T> List<T> list(Function<Node, T> reader) {
        List<T> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                items.add(reader.apply(new Node(path + "[" + items.size() + "]", item, problems)));
            }
        } else if (value != null) {
            refuse("must be a list");
        }
        return items;
    }

    /** The entries of a mapping, in the file's order. A missing mapping is refused. */
    <T> List<T> entries(Function<Map.Entry<String, Node>, T> reader) {
        Map<String, Node> children = new LinkedHashMap<>();
        each(children::put);
        return children.entrySet().stream().map(reader).toList();
    }

    String text(String standIn) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        refuse("must be a text");
        return standIn;
    }

    double number() {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        refuse("must be a number");
        return 0;
    }

    double number(double preset) {
        return isAbsent() ? preset : number();
    }

    long millis() {
        Matcher matcher = DURATION.matcher(String.valueOf(value));
        if (matcher.matches()) {
            return Math.round(Double.parseDouble(matcher.group(1)) * UNIT_MILLIS.get(matcher.group(2)));
        }
        refuse("must be a duration such as 500ms, 30s, 5m or 2h");
        return 0;
    }

    long millis(long preset) {
        return isAbsent() ? preset : millis();
    }

    long positiveMillis(long preset) {
        long millis = millis(preset);
        if (millis <= 0) {
            refuse("must be longer than nothing");
            return 1000;
        }
        return millis;
    }

    /** Reads {@code from} and {@code to} of this mapping. Refuses a {@code to} that is not later than {@code from}. */
    Span span() {
        Node to = get("to");
        long fromMillis = get("from").millis();
        long toMillis = to.millis();
        if (toMillis <= fromMillis) {
            to.refuse("must be later than from");
            return new Span(fromMillis, fromMillis + 1);
        }
        return new Span(fromMillis, toMillis);
    }
}
