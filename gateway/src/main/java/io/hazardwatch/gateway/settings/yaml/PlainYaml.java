package io.hazardwatch.gateway.settings.yaml;

import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;

/**
 * Reads the subset of YAML in which site files are usually written: block maps and lists, flow maps and lists of one line,
 * plain and quoted scalars of one line, comments. Kept beside SnakeYAML because 100,000 points take 0.2 s instead of 1.7 s
 * (warm); below 10,000 the difference would not matter. For anything else, mistakes included, it returns null and leaves the
 * whole text to the full parser, so it never decides what is YAML. One thread, one text.
 */
final class PlainYaml {
    private static final int KEY_LENGTH_MAX = 128;
    private static final int KEYS_MAX = 64;
    private static final int FLOW_DEPTH_MAX = 8;
    private static final int BLOCK_DEPTH_MAX = 12;

    /** Thrown to leave the text to the full parser; carries no data. */
    private static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusual() {
            super(null, null, false, false);
        }
    }

    private static final Unusual UNUSUAL = new Unusual();

    private final String text;
    private int nodesLeft;
    private int next;     // start of the line after the present one
    private int indent;   // of the present line's content; -1 at the end of the text
    private int at;       // place within the present line
    private int end;      // end of the present line's content, trailing spaces left out

    private PlainYaml(String text) {
        this.text = text;
        this.nodesLeft = YamlFile.nodesMax(text);
    }

    /** The top map, or null if the text contains anything unusual. */
    static YamlNode parse(String text) {
        try {
            return hasOddCharacters(text) ? null : new PlainYaml(text).top();
        } catch (Unusual e) {
            return null;
        }
    }

    private static boolean hasOddCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' || c >= 0x7f && c <= 0x9f || c == 0x2028 || c == 0x2029 || c >= 0xd800 && c <= 0xdfff
                    || c == 0xfeff || c >= 0xfff0) {
                return true;
            }
        }
        return false;
    }

    private YamlNode top() {
        line();
        require(indent == 0 && !isDash());
        YamlNode top = YamlNode.of(null, null, Shape.MAP, null);
        map(top, 0, 0);
        require(indent < 0);
        return top;
    }

    /** Moves to the next line that is neither empty nor a comment. */
    private void line() {
        while (next < text.length()) {
            int start = next;
            int newline = text.indexOf('\n', start);
            int stop = newline < 0 ? text.length() : newline;
            next = newline < 0 ? stop : stop + 1;
            at = skipSpaces(start, stop);
            if (at < stop && text.charAt(at) != '#') {
                indent = at - start;
                end = trimmed(at, stop);
                return;
            }
        }
        indent = -1;
    }

    private int skipSpaces(int from, int stop) {
        int i = from;
        while (i < stop && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private int trimmed(int from, int stop) {
        int i = stop;
        while (i > from && text.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }

    private boolean isDash() {
        return text.charAt(at) == '-' && at + 1 < end && text.charAt(at + 1) == ' ';
    }

    private void block(YamlNode parent, String key, int depth) {
        require(depth < BLOCK_DEPTH_MAX);
        if (isDash()) {
            list(node(parent, key, Shape.LIST, null), indent, depth);
        } else {
            map(node(parent, key, Shape.MAP, null), indent, depth);
        }
    }

    private void map(YamlNode map, int column, int depth) {
        while (indent == column && !isDash()) {
            String key = key(map);
            if (at < end && text.charAt(at) != '#') {
                value(map, key);
                line();
            } else {
                line();
                nested(map, key, column, depth);
            }
            require(indent <= column);
        }
    }

    /** Reads the lines after a key: deeper lines, list items as deep as the key, or nothing. */
    private void nested(YamlNode map, String key, int column, int depth) {
        if (indent > column || indent == column && isDash()) {
            block(map, key, depth + 1);
        } else {
            node(map, key, Shape.SCALAR, null);
        }
    }

    private void list(YamlNode list, int column, int depth) {
        while (indent == column && isDash()) {
            int item = skipSpaces(at + 1, end);
            require(item < end && text.charAt(item) != '#');
            if (isKey(item)) {
                indent += item - at;
                at = item;
                map(node(list, null, Shape.MAP, null), indent, depth + 1);
            } else {
                at = item;
                value(list, null);
                line();
            }
            require(indent <= column);
        }
    }

    private boolean isKey(int from) {
        int i = keyEnd(from, end);
        return i > from && i < end && text.charAt(i) == ':' && (i + 1 == end || text.charAt(i + 1) == ' ');
    }

    private int keyEnd(int from, int stop) {
        int i = from;
        while (i < stop && (isAlphanumeric(text.charAt(i)) || i > from && isWithinKey(text.charAt(i), text.charAt(from)))) {
            i++;
        }
        return i;
    }

    /** Names of metrics and nodes ({@code tank/level}, {@code ns=2;s=Level}) begin with a letter, so that they are no numbers or dates. */
    private static boolean isWithinKey(char c, char first) {
        return c == '-' || (c == '/' || c == '=' || c == ';' || c == '.') && (first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z');
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Reads {@code key:} and the spaces after it. */
    private String key(YamlNode map) {
        require(isKey(at));
        int stop = keyEnd(at, end);
        require(stop - at <= KEY_LENGTH_MAX && map.children().size() < KEYS_MAX);
        String key = text.substring(at, stop);
        require(map.find(key) == null);
        at = skipSpaces(stop + 1, end);
        return key;
    }

    /** Reads a value that ends with its line. */
    private void value(YamlNode parent, String key) {
        char first = text.charAt(at);
        if (first == '{' || first == '[') {
            flow(parent, key, 0);
        } else if (first == '"' || first == '\'') {
            node(parent, key, Shape.SCALAR, quoted());
        } else {
            plainToEndOfLine(parent, key, first);
            return;
        }
        int rest = skipSpaces(at, end);
        require(rest == end || rest > at && text.charAt(rest) == '#');
    }

    private void plainToEndOfLine(YamlNode parent, String key, char first) {
        int stop = end;
        require(mayStartPlain(first));
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            require(c != ':' || i + 1 < end && text.charAt(i + 1) != ' ');
            if (c == '#' && text.charAt(i - 1) == ' ') {
                stop = trimmed(at, i);
                break;
            }
        }
        scalar(parent, key, text.substring(at, stop));
    }

    /** Whether a plain scalar may start this way; a sign must be followed by something. */
    private boolean mayStartPlain(char first) {
        return isAlphanumeric(first) || first > 0x9f || first == '.' || first == '/' || first == '+'
                || first == '~' && at + 1 == end || first == '-' && at + 1 < end && isAlphanumeric(text.charAt(at + 1));
    }

    private void scalar(YamlNode parent, String key, String plain) {
        boolean isNull = plain.equals("~") || plain.equals("null");
        node(parent, key, Shape.SCALAR, isNull ? null : plain);
    }

    private String quoted() {
        char quote = text.charAt(at);
        int close = text.indexOf(quote, at + 1, end);
        require(close > at);
        require(quote == '\'' ? close + 1 == end || text.charAt(close + 1) != '\'' : noBackslash(close));
        String inside = text.substring(at + 1, close);
        at = close + 1;
        return inside;
    }

    private boolean noBackslash(int close) {
        return text.indexOf('\\', at, close) < 0;
    }

    private void flow(YamlNode parent, String key, int depth) {
        require(depth < FLOW_DEPTH_MAX);
        boolean isMap = text.charAt(at) == '{';
        YamlNode node = node(parent, key, isMap ? Shape.MAP : Shape.LIST, null);
        char close = isMap ? '}' : ']';
        at = skipSpaces(at + 1, end);
        require(at < end);
        if (text.charAt(at) == close) {
            at++;
            return;
        }
        while (true) {
            flowValue(node, isMap ? flowKey(node) : null, depth);
            at = skipSpaces(at, end);
            require(at < end);
            if (text.charAt(at) == close) {
                at++;
                return;
            }
            require(text.charAt(at) == ',');
            at = skipSpaces(at + 1, end);
        }
    }

    private String flowKey(YamlNode map) {
        String key = key(map);
        require(text.charAt(at - 1) == ' ');
        return key;
    }

    private void flowValue(YamlNode parent, String key, int depth) {
        require(at < end);
        char first = text.charAt(at);
        if (first == '{' || first == '[') {
            flow(parent, key, depth + 1);
        } else if (first == '"' || first == '\'') {
            node(parent, key, Shape.SCALAR, quoted());
        } else {
            require(mayStartPlain(first));
            int stop = flowPlainEnd();
            scalar(parent, key, text.substring(at, trimmed(at, stop)));
            at = stop;
        }
    }

    private int flowPlainEnd() {
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '}' || c == ']') {
                return i;
            }
            require(c != ':' && c != '#' && c != '{' && c != '[' && c != '?');
        }
        throw UNUSUAL;
    }

    /** Leaves a text of too many nodes to the full parser, which names the place. */
    private YamlNode node(YamlNode parent, String key, Shape shape, String value) {
        require(nodesLeft-- > 0);
        return YamlNode.of(parent, key, shape, value);
    }

    private static void require(boolean usual) {
        if (!usual) {
            throw UNUSUAL;
        }
    }
}
