package io.hazardwatch.gateway.settings.yaml;

import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Changes one value in the text of a site file and nothing else, so that comments and order stay as people wrote them. The text is one that was
 * read before; no object is constructed from it. One thread, one text.
 */
public final class SiteFileEdit {
    private static final String ID = "id";

    private final String text;

    private SiteFileEdit(String text) {
        this.text = text;
    }

    /**
     * The text with another value of a limit, which is added to the point if only its template has it.
     *
     * @param level LL, L, H or HH
     * @return null if the point does not stand in the text, or not in a way that can be changed in place
     */
    public static String limit(String text, String device, String point, String level, String at) {
        try {
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return new SiteFileEdit(plain).limit(device, point, level, at);
        } catch (YAMLException unreadable) {
            return null;
        }
    }

    private String limit(String device, String point, String level, String at) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(YamlFile.BYTES_MAX);
        Node top = new Yaml(options).compose(new StringReader(text));
        MappingNode found = named(value(named(value(top, "devices"), device), "points"), point);
        if (found == null) {
            return null;
        }
        Node limits = value(found, "limits");
        Node setting = value(limits, level);
        Node present = value(setting, "at");
        if (present instanceof ScalarNode scalar) {
            return text.substring(0, start(scalar)) + at + text.substring(end(scalar));
        }
        String missing = setting instanceof MappingNode ? "at: " + at : limits instanceof MappingNode ? level + ": {at: " + at + '}'
                : "limits: {" + level + ": {at: " + at + "}}";
        Node into = setting != null ? setting : limits != null ? limits : found;
        return present == null && into instanceof MappingNode map ? added(map, missing) : null;
    }

    private static Node value(Node map, String key) {
        if (map instanceof MappingNode entries) {
            for (NodeTuple entry : entries.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                    return entry.getValueNode();
                }
            }
        }
        return null;
    }

    private static MappingNode named(Node list, String id) {
        if (list instanceof SequenceNode entries) {
            for (Node entry : entries.getValue()) {
                if (entry instanceof MappingNode map && value(map, ID) instanceof ScalarNode name && name.getValue().equals(id)) {
                    return map;
                }
            }
        }
        return null;
    }

    /** The first of a block that begins beside a dash stays the first, because the others are indented as it is. */
    private String added(MappingNode map, String entry) {
        int at = start(map);
        if (text.charAt(at) == '{') {
            return text.substring(0, at + 1) + entry + (map.getValue().isEmpty() ? "" : ", ") + text.substring(at + 1);
        }
        NodeTuple first = map.getValue().getFirst();
        String indent = " ".repeat(first.getKeyNode().getStartMark().getColumn());
        int begin = start(first.getKeyNode());
        boolean isBesideDash = !text.substring(lineStart(begin), begin).isBlank();
        if (isBesideDash && first.getValueNode() instanceof ScalarNode scalar) {
            int newline = text.indexOf('\n', end(scalar));
            int lineEnd = newline < 0 ? text.length() : newline;
            return text.substring(0, lineEnd) + '\n' + indent + entry + text.substring(lineEnd);
        }
        return text.substring(0, begin) + entry + '\n' + indent + text.substring(begin);
    }

    private int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    private int start(Node node) {
        return place(node.getStartMark());
    }

    private int end(Node node) {
        return place(node.getEndMark());
    }

    /** Marks count code points. */
    private int place(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
