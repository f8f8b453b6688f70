package io.hazardwatch.gateway.settings.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Changes values within the text of a YAML file and leaves every other character as people wrote it, comments too. Edits are collected
 * and made by {@link #text()}. Only for a text that the reader has accepted, so it has neither anchors nor tags. One thread.
 */
public final class YamlTextEditor {
    private static final int STEP = 2;

    /** A range of the text and what stands there afterwards. */
    private record Edit(int from, int to, String text) {}

    private final String text;
    private final int[] offsets;
    private final String newline;
    private final MappingNode top;
    private final List<Edit> edits = new ArrayList<>();

    /** @param text one YAML document with a map at the top */
    public YamlTextEditor(String text) {
        this.text = text;
        this.newline = text.contains("\r\n") ? "\r\n" : "\n";
        this.offsets = text.codePointCount(0, text.length()) == text.length() ? null : offsets(text);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(YamlFile.BYTES_MAX);
        options.setProcessComments(false);
        this.top = (MappingNode) new Yaml(options).compose(new StringReader(text));
    }

    /** Marks count code points, and a text counts characters. */
    private static int[] offsets(String text) {
        int[] at = new int[text.codePointCount(0, text.length()) + 1];
        int point = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            at[point++] = i;
        }
        at[point] = text.length();
        return at;
    }

    /** A map or list of the text; opaque. */
    public static final class Part {
        private final Node node;

        private Part(Node node) {
            this.node = node;
        }
    }

    /** The map at the top. */
    public Part top() {
        return new Part(top);
    }

    /** The items of the list under a key; none if there is no such list. */
    public List<Part> items(Part map, String key) {
        NodeTuple tuple = tuple((MappingNode) map.node, key);
        return tuple != null && tuple.getValueNode() instanceof SequenceNode list
                ? list.getValue().stream().filter(MappingNode.class::isInstance).map(Part::new).toList() : List.of();
    }

    /** The scalar below a chain of keys; null if there is none. */
    public String scalar(Part map, String... keys) {
        Node node = map.node;
        for (String key : keys) {
            NodeTuple tuple = node instanceof MappingNode inner ? tuple(inner, key) : null;
            if (tuple == null) {
                return null;
            }
            node = tuple.getValueNode();
        }
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    /** Whether a key is given. */
    public boolean has(Part map, String key) {
        return tuple((MappingNode) map.node, key) != null;
    }

    private static NodeTuple tuple(MappingNode map, String key) {
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                return tuple;
            }
        }
        return null;
    }

    /** Sets values below a map: texts replace what stands there, maps are merged into it. */
    public void merge(Part map, Map<String, ?> values) {
        merge((MappingNode) map.node, values);
    }

    private void merge(MappingNode map, Map<String, ?> values) {
        Map<String, Object> added = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            NodeTuple tuple = tuple(map, key);
            if (tuple == null) {
                added.put(key, value);
            } else if (value instanceof Map<?, ?> inner && tuple.getValueNode() instanceof MappingNode present) {
                merge(present, named(inner));
            } else {
                replace(tuple, YamlFlow.of(value));
            }
        });
        if (!added.isEmpty()) {
            add(map, added);
        }
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    private void replace(NodeTuple tuple, String value) {
        Node present = tuple.getValueNode();
        int from = at(present.getStartMark().getIndex());
        int to = end(present);
        if (from >= to) {
            int colon = text.indexOf(':', at(tuple.getKeyNode().getEndMark().getIndex())) + 1;
            edits.add(new Edit(colon, colon, ' ' + value));
        } else {
            edits.add(new Edit(value.startsWith(newline) ? withoutBlanks(from) : from, to, value));
        }
    }

    private int withoutBlanks(int from) {
        int at = from;
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        return at;
    }

    private void add(MappingNode map, Map<String, Object> added) {
        if (map.getFlowStyle() == FlowStyle.FLOW) {
            String inside = YamlFlow.of(added);
            int close = at(map.getEndMark().getIndex()) - 1;
            edits.add(new Edit(close, close, (map.getValue().isEmpty() ? "" : ", ") + inside.substring(1, inside.length() - 1)));
            return;
        }
        String indent = newline + " ".repeat(map.getValue().getFirst().getKeyNode().getStartMark().getColumn());
        StringBuilder lines = new StringBuilder();
        added.forEach((key, value) -> lines.append(indent).append(key).append(": ").append(YamlFlow.of(value)));
        int end = lineEnd(end(map));
        edits.add(new Edit(end, end, lines.toString()));
    }

    /** Appends maps to the list under a key, which is made if there is none. A list of maps within them gets a line for each of its items. */
    public void append(Part map, String key, List<Map<String, Object>> items) {
        MappingNode owner = (MappingNode) map.node;
        NodeTuple tuple = tuple(owner, key);
        int column = owner.getValue().isEmpty() ? 0 : owner.getValue().getFirst().getKeyNode().getStartMark().getColumn();
        SequenceNode list = tuple != null && tuple.getValueNode() instanceof SequenceNode present && !present.getValue().isEmpty() ? present : null;
        if (owner.getFlowStyle() == FlowStyle.FLOW && list == null) {
            merge(owner, Map.of(key, items));
        } else if (tuple == null) {
            int end = lineEnd(end(owner));
            edits.add(new Edit(end, end, newline + " ".repeat(column) + key + ':' + lines(items, column + STEP)));
        } else if (list == null) {
            replace(tuple, lines(items, column + STEP));
        } else if (list.getFlowStyle() == FlowStyle.FLOW) {
            int close = at(list.getEndMark().getIndex()) - 1;
            items.forEach(item -> edits.add(new Edit(close, close, ", " + YamlFlow.of(item))));
        } else {
            int end = lineEnd(end(list));
            edits.add(new Edit(end, end, lines(items, list.getStartMark().getColumn())));
        }
    }

    private String lines(List<Map<String, Object>> items, int column) {
        StringBuilder lines = new StringBuilder();
        String indent = newline + " ".repeat(column);
        for (Map<String, Object> item : items) {
            if (item.values().stream().noneMatch(YamlTextEditor::isListOfMaps)) {
                lines.append(indent).append("- ").append(YamlFlow.of(item));
                continue;
            }
            String dash = "- ";
            for (Map.Entry<String, Object> each : item.entrySet()) {
                lines.append(indent).append(dash).append(each.getKey()).append(':');
                dash = "  ";
                if (isListOfMaps(each.getValue()) && each.getValue() instanceof List<?> list) {
                    list.forEach(inner -> lines.append(indent).append(" ".repeat(2 * STEP)).append("- ").append(YamlFlow.of(inner)));
                } else {
                    lines.append(' ').append(YamlFlow.of(each.getValue()));
                }
            }
        }
        return lines.toString();
    }

    private static boolean isListOfMaps(Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map<?, ?>;
    }

    /** The end of what is written of a node, without what follows it. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW && !collection.getValue().isEmpty()) {
            Object last = collection.getValue().getLast();
            return last instanceof NodeTuple tuple ? Math.max(end(tuple.getValueNode()), at(tuple.getKeyNode().getEndMark().getIndex()))
                    : end((Node) last);
        }
        int end = at(node.getEndMark().getIndex());
        int start = at(node.getStartMark().getIndex());
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int lineEnd(int from) {
        int next = text.indexOf('\n', from);
        int end = next < 0 ? text.length() : next;
        return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int at(int codePoint) {
        return offsets == null ? codePoint : offsets[codePoint];
    }

    /** The text with all edits. */
    public String text() {
        StringBuilder changed = new StringBuilder(text.length() + text.length() / 4);
        int done = 0;
        for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
            changed.append(text, done, edit.from()).append(edit.text());
            done = edit.to();
        }
        return changed.append(text, done, text.length()).toString();
    }
}
