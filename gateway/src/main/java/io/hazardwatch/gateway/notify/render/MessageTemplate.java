package io.hazardwatch.gateway.notify.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for facts: {@code {name}} stands for one, and {@code [...]} is left out if a fact in it is unknown. Brackets are
 * not nested; {@code {lf}} begins a new line. Immutable.
 */
final class MessageTemplate {
    private static final Pattern TOKEN = Pattern.compile("\\[([^\\[\\]]*)]|([^\\[\\]]+)|([\\[\\]])");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]*)}");
    private static final String LINE_FEED = "lf";

    /** Words, then a fact; null = none. */
    private record Piece(String words, String name) {}

    /** Pieces that stand together; optional ones vanish without their facts. */
    private record Part(boolean isOptional, List<Piece> pieces) {
        boolean isShown(Map<String, String> values) {
            return !isOptional || pieces.stream().noneMatch(piece -> piece.name() != null && values.getOrDefault(piece.name(), "").isEmpty());
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    /** @throws IllegalArgumentException with the rule that the text breaks */
    MessageTemplate(String text) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group(3) != null) {
                throw new IllegalArgumentException("must close each [ by one ] and nest none");
            }
            boolean isOptional = token.group(1) != null;
            parts.add(new Part(isOptional, pieces(isOptional ? token.group(1) : token.group(2))));
        }
        parts.forEach(part -> part.pieces().stream().map(Piece::name).filter(Objects::nonNull).forEach(names::add));
        Set<String> unknown = new LinkedHashSet<>(names);
        unknown.removeAll(MessageValues.NAMES);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("must name only " + String.join(", ", MessageValues.NAMES) + " and lf in braces, not "
                    + String.join(", ", unknown));
        }
    }

    private static List<Piece> pieces(String text) {
        List<Piece> found = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            place.appendReplacement(words, "");
            if (place.group(1).equals(LINE_FEED)) {
                words.append('\n');
            } else {
                found.add(new Piece(words.toString(), place.group(1)));
                words.setLength(0);
            }
        }
        place.appendTail(words);
        if (words.indexOf("{") >= 0 || words.indexOf("}") >= 0) {
            throw new IllegalArgumentException("must close each { by one }");
        }
        found.add(new Piece(words.toString(), null));
        return List.copyOf(found);
    }

    /** The facts that it mentions. */
    Set<String> names() {
        return names;
    }

    /** The text with the facts; an unknown one outside of brackets is left empty. */
    String render(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part.isShown(values)) {
                for (Piece piece : part.pieces()) {
                    text.append(piece.words()).append(piece.name() == null ? "" : values.getOrDefault(piece.name(), ""));
                }
            }
        }
        return text.toString().strip();
    }
}
