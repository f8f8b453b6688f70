package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code check} says of settings, in Chinese too. The readers of settings state each rule in English, with the names and bounds of the moment in
 * it; {@code setting-rules_zh.txt} has the Chinese sentence for each shape of a rule. Immutable, any thread.
 */
public final class SettingRuleTexts {
    static final String FILE = "/setting-rules_zh.txt";
    private static final String ARROW = " => ";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final List<Shape> SHAPES = read();

    /**
     * One shape of rules.
     *
     * @param english the rule with {0}, {1} where it names something
     */
    record Shape(String english, Pattern pattern, String chinese) {
        private static Shape of(String line) {
            String[] sides = line.split(ARROW, 2);
            StringBuilder pattern = new StringBuilder();
            Matcher place = PLACE.matcher(sides[0]);
            int from = 0;
            while (place.find()) {
                pattern.append(Pattern.quote(sides[0].substring(from, place.start()))).append("(.+)");
                from = place.end();
            }
            pattern.append(Pattern.quote(sides[0].substring(from)));
            return new Shape(sides[0], Pattern.compile(pattern.toString(), Pattern.DOTALL), sides[1]);
        }

        /** How much of it is said in any case. */
        private int fixedLength() {
            return PLACE.matcher(english).replaceAll("").length();
        }

        /** The Chinese rule; null if the rule is of another shape. */
        private String in(String rule) {
            Matcher named = pattern.matcher(rule);
            return !named.matches() ? null
                    : PLACE.matcher(chinese).replaceAll(place -> Matcher.quoteReplacement(named.group(1 + Integer.parseInt(place.group(1)))));
        }
    }

    private SettingRuleTexts() {}

    private static List<Shape> read() {
        try (InputStream file = SettingRuleTexts.class.getResourceAsStream(FILE)) {
            List<Shape> shapes = new ArrayList<>(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.contains(ARROW)).map(Shape::of).toList());
            shapes.sort(Comparator.comparingInt(Shape::fixedLength).reversed());
            return List.copyOf(shapes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shapes, those that say most first. */
    static List<Shape> shapes() {
        return SHAPES;
    }

    /** The rule in both languages; in English only where no shape is its own, as the words of a reader of YAML. */
    public static Text of(String rule) {
        for (Shape shape : SHAPES) {
            String chinese = shape.in(rule);
            if (chinese != null) {
                return new Text(chinese, rule);
            }
        }
        return Text.of(rule);
    }
}
