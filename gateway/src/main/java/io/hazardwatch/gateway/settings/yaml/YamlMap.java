package io.hazardwatch.gateway.settings.yaml;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads typed values from one map. An invalid value is recorded as a problem and its fallback returned, so that reading
 * continues and finds further mistakes; {@link #done} records every unknown key. One thread.
 */
public final class YamlMap {
    private static final int TEXT_LENGTH_MAX = 500;

    private final YamlNode map;
    private final SettingsProblems problems;

    public YamlMap(YamlNode map, SettingsProblems problems) {
        this.map = map;
        this.problems = problems;
    }

    public YamlNode node() {
        return map;
    }

    public SettingsProblems problems() {
        return problems;
    }

    public boolean has(String key) {
        return map.find(key) != null;
    }

    /** Records that the value of {@code key}, or its absence, breaks a rule. */
    public void broken(String key, String rule) {
        YamlNode value = map.find(key);
        if (value == null && !problems.isFull()) {
            problems.add(map.pathOf(key), "(missing)", rule);
        } else if (value != null) {
            problems.add(value, rule);
        }
    }

    /** As {@link #broken} of a key that is there, without its value, which may hold a password. */
    public void brokenUnseen(String key, String rule) {
        problems.add(map.pathOf(key), "(not shown)", rule);
    }

    /** A text of one line, or {@code fallback} if the key is absent. */
    public String text(String key, String fallback) {
        YamlNode value = map.ask(key);
        if (value == null) {
            return fallback;
        }
        if (!value.is(Shape.SCALAR) || value.text() == null || value.text().isBlank()
                || value.text().length() > TEXT_LENGTH_MAX) {
            problems.add(value, "must be a text of 1 to " + TEXT_LENGTH_MAX + " characters");
            return fallback;
        }
        return value.text();
    }

    public String requiredText(String key) {
        return isGiven(key) ? text(key, null) : null;
    }

    /** A required name, see {@link Names}; null if invalid. */
    public String name(String key) {
        return isGiven(key) ? optionalName(key) : null;
    }

    /** A required name that a configuration may define, so none that is reserved for the gateway itself. */
    public String ownName(String key) {
        String name = name(key);
        if (name != null && Names.isReserved(name)) {
            broken(key, "must not begin with _, which is kept for the gateway itself");
            return null;
        }
        return name;
    }

    public String optionalName(String key) {
        String name = text(key, null);
        if (name != null && !Names.isName(name)) {
            broken(key, "must match [A-Za-z0-9_-]{1,64}");
            return null;
        }
        return name;
    }

    private boolean isGiven(String key) {
        if (!has(key)) {
            broken(key, "must be given");
            return false;
        }
        return true;
    }

    /** A display name: one text, or one each for {@code zh} and {@code en}; {@code fallback} if absent. */
    public Text display(String key, String fallback) {
        YamlNode value = map.ask(key);
        if (value == null) {
            return Text.of(fallback == null ? key : fallback);
        }
        if (value.is(Shape.SCALAR)) {
            String both = text(key, key);
            return Text.of(both);
        }
        YamlMap languages = map(key);
        String zh = languages.text("zh", null);
        String en = languages.text("en", null);
        languages.done();
        if (zh == null && en == null) {
            broken(key, "must have zh or en");
            return Text.of(key);
        }
        return new Text(zh, en);
    }

    public double number(String key, double fallback) {
        YamlNode value = map.ask(key);
        return value == null ? fallback : number(value, fallback);
    }

    public double requiredNumber(String key) {
        return isGiven(key) ? number(key, Double.NaN) : Double.NaN;
    }

    /** A number within inclusive bounds. */
    public double number(String key, double fallback, double low, double high) {
        double value = number(key, fallback);
        if (value < low || value > high) {
            broken(key, "must be from " + low + " to " + high);
            return fallback;
        }
        return value;
    }

    private double number(YamlNode value, double fallback) {
        double number = value.is(Shape.SCALAR) ? Quantities.number(value.text()) : Double.NaN;
        if (Double.isNaN(number)) {
            problems.add(value, "must be a number");
            return fallback;
        }
        return number;
    }

    public long whole(String key, long fallback, long low, long high) {
        double value = number(key, fallback);
        if (value != Math.rint(value) || value < low || value > high) {
            broken(key, "must be a whole number from " + low + " to " + high);
            return fallback;
        }
        return (long) value;
    }

    /** A duration in ms within inclusive bounds. */
    public long millis(String key, long fallback, long low, long high) {
        YamlNode value = map.ask(key);
        if (value == null) {
            return fallback;
        }
        long millis = value.is(Shape.SCALAR) ? Quantities.millis(value.text()) : -1;
        if (millis < 0) {
            problems.add(value, "must be a duration such as 500ms, 30s, 5m, 2h or 1d");
            return fallback;
        }
        if (millis < low || millis > high) {
            problems.add(value, "must be from " + low + " ms to " + high + " ms");
            return fallback;
        }
        return millis;
    }

    public boolean flag(String key, boolean fallback) {
        String text = text(key, String.valueOf(fallback));
        if (!text.equals("true") && !text.equals("false")) {
            broken(key, "must be true or false");
        }
        return text.equals("true");
    }

    /** One of the constants, written in lower case or as the constant itself. */
    public <E extends Enum<E>> E choice(String key, E fallback, E[] choices) {
        String text = text(key, null);
        if (text == null) {
            return fallback;
        }
        for (E choice : choices) {
            if (choice.name().equals(text) || choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }
        broken(key, "must be one of " + Arrays.toString(choices));
        return fallback;
    }

    /** The map under {@code key}; an empty one if it is absent, empty or no map (which is recorded as a problem). */
    public YamlMap map(String key) {
        YamlNode value = map.ask(key);
        if (value == null || value.is(Shape.SCALAR) && value.text() == null) {
            return new YamlMap(YamlNode.standIn(map, key), problems);
        }
        return map(value);
    }

    private YamlMap map(YamlNode value) {
        if (value.is(Shape.MAP)) {
            return new YamlMap(value, problems);
        }
        problems.add(value, "must be a map of keys");
        return new YamlMap(YamlNode.standIn(map, value.key()), SettingsProblems.none());
    }

    /** The items of the list under {@code key}; none if it is absent or empty. */
    public List<YamlNode> list(String key) {
        YamlNode value = map.ask(key);
        if (value == null || value.is(Shape.SCALAR) && value.text() == null) {
            return List.of();
        }
        if (!value.is(Shape.LIST)) {
            problems.add(value, "must be a list");
            return List.of();
        }
        return value.children();
    }

    /** The items of a list of maps; items that are no maps are recorded as problems and returned empty. */
    public List<YamlMap> maps(String key) {
        return list(key).stream().map(this::map).toList();
    }

    /** The items of a list of texts. */
    public List<String> texts(String key) {
        return list(key).stream().map(this::item).filter(text -> text != null).toList();
    }

    private String item(YamlNode value) {
        if (!value.is(Shape.SCALAR) || value.text() == null) {
            problems.add(value, "must be a text");
            return null;
        }
        return value.text();
    }

    /** Records the keys that nothing has read; called after everything else was read. */
    public void done(String... known) {
        for (YamlNode value : map.children()) {
            if (!value.isAsked()) {
                problems.add(value, "unknown key" + hint(known));
            }
        }
    }

    private static String hint(String... known) {
        return known.length == 0 ? "" : Arrays.stream(known).collect(Collectors.joining(", ", "; known are ", ""));
    }
}
