package io.hazardwatch.gateway.settings.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A part of a YAML file that knows its place, so that problems can name it. One thread.
 *
 * <p>Deliberately less than YAML: no anchors, no tags, only texts as keys.
 */
public final class YamlNode {
    /** The three shapes. */
    public enum Shape { SCALAR, LIST, MAP }

    private final YamlNode parent;
    private final String key;
    private final Shape shape;
    private final String text;
    private final List<YamlNode> children;
    private boolean asked;

    private YamlNode(YamlNode parent, String key, Shape shape, String text) {
        this.parent = parent;
        this.key = key;
        this.shape = shape;
        this.text = text;
        this.children = shape == Shape.SCALAR ? List.of() : new ArrayList<>();
    }

    /** @param key name within a map, null within a list and at the top */
    public static YamlNode of(YamlNode parent, String key, Shape shape, String text) {
        YamlNode node = new YamlNode(parent, key, shape, text);
        if (parent != null) {
            parent.children.add(node);
        }
        return node;
    }

    /** An empty map for a place where the file has none. */
    public static YamlNode standIn(YamlNode parent, String key) {
        return new YamlNode(parent, key, Shape.MAP, null);
    }

    public boolean is(Shape wanted) {
        return shape == wanted;
    }

    /** Text of a scalar; null if it is empty in the sense of YAML. */
    public String text() {
        return text;
    }

    public String key() {
        return key;
    }

    public List<YamlNode> children() {
        return children;
    }

    /** The value under {@code name}, or null; the name then counts as known. */
    public YamlNode ask(String name) {
        YamlNode child = find(name);
        if (child != null) {
            child.asked = true;
        }
        return child;
    }

    public YamlNode find(String name) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).key.equals(name)) {
                return children.get(i);
            }
        }
        return null;
    }

    /** Whether {@code other} is written alike, apart from the keys {@code except} of the map itself; the order of keys counts. */
    public boolean isLike(YamlNode other, Set<String> except) {
        if (shape != other.shape || !Objects.equals(text, other.text)) {
            return false;
        }
        int mine = next(0, except);
        int its = other.next(0, except);
        while (mine < children.size() && its < other.children.size()) {
            YamlNode a = children.get(mine);
            YamlNode b = other.children.get(its);
            if (!Objects.equals(a.key, b.key) || !a.isLike(b, Set.of())) {
                return false;
            }
            mine = next(mine + 1, except);
            its = other.next(its + 1, except);
        }
        return mine == children.size() && its == other.children.size();
    }

    /** The same for all that are {@link #isLike} each other. */
    public int likeness(Set<String> except) {
        int hash = Objects.hashCode(text);
        for (int i = next(0, except); i < children.size(); i = next(i + 1, except)) {
            YamlNode child = children.get(i);
            hash = 31 * (31 * hash + Objects.hashCode(child.key)) + child.likeness(Set.of());
        }
        return hash;
    }

    private int next(int from, Set<String> except) {
        int at = from;
        while (!except.isEmpty() && at < children.size() && except.contains(children.get(at).key)) {
            at++;
        }
        return at;
    }

    boolean isAsked() {
        return asked;
    }

    /** For example {@code devices[0].points[1].limits.H.at}. */
    String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        if (key == null) {
            return before + '[' + parent.children.indexOf(this) + ']';
        }
        return before.isEmpty() ? key : before + '.' + key;
    }

    String pathOf(String name) {
        String before = path();
        return before.isEmpty() ? name : before + '.' + name;
    }

    /** The value as a person would quote it. */
    String shown() {
        return switch (shape) {
            case SCALAR -> text == null ? "(empty)" : text;
            case LIST -> "(a list)";
            case MAP -> "(a map)";
        };
    }
}
