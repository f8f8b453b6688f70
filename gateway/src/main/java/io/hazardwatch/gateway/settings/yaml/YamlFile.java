package io.hazardwatch.gateway.settings.yaml;

import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML file into {@link YamlNode}s from the parser's events. No object is ever constructed from a tag, and aliases
 * are refused, so a file can neither run code nor expand when read. Plain files are read by {@link PlainYaml}.
 */
public final class YamlFile {
    /** Size limit of a file in bytes. */
    public static final int BYTES_MAX = 64 << 20;
    /** The rule that a file breaks which cannot be read at present. */
    public static final String READABLE = "must be readable";
    private static final int DEPTH_MAX = 16;
    private static final int KEYS_MAX = 256;
    private static final int NODES_OF_ANY = 100_000;
    private static final int CHARACTERS_A_NODE = 6;

    private final SettingsProblems problems;
    private ParserImpl events;
    private int nodesLeft;

    private YamlFile(SettingsProblems problems) {
        this.problems = problems;
    }

    /** The top map of the file; null if it cannot be used, and {@code problems} then says why. */
    public static YamlNode read(Path file, SettingsProblems problems) {
        return new YamlFile(problems).read(file);
    }

    /** As {@link #read(Path, SettingsProblems)}, from contents already read. */
    public static YamlNode read(SourceFile file, SettingsProblems problems) {
        return new YamlFile(problems).read(file);
    }

    /** As {@link #read(Path, SettingsProblems)}, from a text. */
    public static YamlNode parse(String text, SettingsProblems problems) {
        return new YamlFile(problems).parse(text);
    }

    /** As {@link #parse(String, SettingsProblems)}, always with the full parser. */
    static YamlNode parseFully(String text, SettingsProblems problems) {
        return new YamlFile(problems).parseFully(text);
    }

    /**
     * How many values a text may hold: 100,000, or one in six characters of a longer text. A value takes some 90 bytes, so a text of values of one
     * character would otherwise need fifty times its own size.
     */
    static int nodesMax(String text) {
        return Math.max(NODES_OF_ANY, text.length() / CHARACTERS_A_NODE);
    }

    private YamlNode read(Path file) {
        try {
            long size = Files.size(file);
            return read(size > BYTES_MAX ? new byte[0] : Files.readAllBytes(file), size);
        } catch (IOException e) {
            problems.add("", e.getClass().getSimpleName(), READABLE);
            return null;
        }
    }

    private YamlNode read(SourceFile file) {
        return read(file.content(), file.size());
    }

    private YamlNode read(byte[] content, long size) {
        if (size > BYTES_MAX) {
            problems.add("", size + " bytes", "must be at most " + BYTES_MAX + " bytes");
            return null;
        }
        try {
            return parse(decode(content));
        } catch (CharacterCodingException e) {
            problems.add("", "(bytes)", "must be UTF-8");
            return null;
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(BYTES_MAX);
        options.setProcessComments(false);
        return options;
    }

    private YamlNode parse(String text) {
        YamlNode plain = PlainYaml.parse(text);
        return plain == null ? parseFully(text) : plain;
    }

    private YamlNode parseFully(String text) {
        try {
            return top(text);
        } catch (MarkedYAMLException e) {
            problems.add(place(e.getProblemMark()), String.valueOf(e.getProblem()), "must be YAML");
        } catch (YAMLException e) {
            problems.add("", String.valueOf(e.getMessage()), "must be YAML");
        }
        return null;
    }

    private YamlNode top(String text) {
        nodesLeft = nodesMax(text);
        events = new ParserImpl(new StreamReader(text.startsWith("\uFEFF") ? text.substring(1) : text), options());
        events.getEvent();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            return YamlNode.of(null, null, Shape.MAP, null);
        }
        events.getEvent();
        YamlNode top = node(null, null, 0);
        events.getEvent();
        if (top != null && !events.checkEvent(Event.ID.StreamEnd)) {
            problems.add("", "---", "must be one document");
        }
        return top == null ? null : map(top);
    }

    private YamlNode map(YamlNode top) {
        if (top.is(Shape.SCALAR) && top.text() == null) {
            return YamlNode.of(null, null, Shape.MAP, null);
        }
        if (!top.is(Shape.MAP)) {
            problems.add(top, "must be a map of keys");
            return null;
        }
        return top;
    }

    private YamlNode node(YamlNode parent, String key, int depth) {
        Event event = events.getEvent();
        if (!isPlain(event, depth) || !hasRoom(event)) {
            return null;
        }
        return switch (event.getEventId()) {
            case Scalar -> YamlNode.of(parent, key, Shape.SCALAR, text((ScalarEvent) event));
            case SequenceStart -> list(YamlNode.of(parent, key, Shape.LIST, null), depth);
            default -> entries(YamlNode.of(parent, key, Shape.MAP, null), depth);
        };
    }

    private YamlNode list(YamlNode list, int depth) {
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            if (node(list, null, depth + 1) == null) {
                return null;
            }
        }
        events.getEvent();
        return list;
    }

    private YamlNode entries(YamlNode map, int depth) {
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Event event = events.getEvent();
            if (!isPlain(event, depth) || !isNewKey(map, event)) {
                return null;
            }
            if (node(map, ((ScalarEvent) event).getValue(), depth + 1) == null) {
                return null;
            }
        }
        events.getEvent();
        return map;
    }

    private boolean isNewKey(YamlNode map, Event event) {
        if (!(event instanceof ScalarEvent key)) {
            return refuse(event, "(a list or map)", "a key must be a text");
        }
        if (map.children().size() >= KEYS_MAX) {
            return refuse(event, key.getValue(), "a map must have at most " + KEYS_MAX + " keys");
        }
        return map.find(key.getValue()) == null || refuse(event, key.getValue(), "the key must stand only once");
    }

    private boolean isPlain(Event event, int depth) {
        if (depth > DEPTH_MAX) {
            return refuse(event, "(nested)", "must not be nested deeper than " + DEPTH_MAX);
        }
        if (event instanceof AliasEvent alias) {
            return refuse(event, '*' + alias.getAnchor(), "aliases are not taken; use a template");
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            return refuse(event, '&' + node.getAnchor(), "anchors are not taken; use a template");
        }
        String tag = tagOf(event);
        return tag == null || refuse(event, tag, "tags are not taken");
    }

    private boolean hasRoom(Event event) {
        return nodesLeft-- > 0 || refuse(event, "(too many values)", "must hold at most " + NODES_OF_ANY + " values, or one in "
                + CHARACTERS_A_NODE + " characters");
    }

    private static String tagOf(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof org.yaml.snakeyaml.events.CollectionStartEvent start ? start.getTag() : null;
    }

    private boolean refuse(Event event, String value, String rule) {
        problems.add(place(event.getStartMark()), value, rule);
        return false;
    }

    private static String place(Mark mark) {
        return mark == null ? "" : "line " + (mark.getLine() + 1);
    }

    private static String text(ScalarEvent event) {
        String value = event.getValue();
        boolean isNull = event.getScalarStyle() == ScalarStyle.PLAIN
                && (value.isEmpty() || value.equals("~") || value.equals("null"));
        return isNull ? null : value;
    }
}
