package io.hazardwatch.gateway.app.settings;

import io.hazardwatch.gateway.app.settings.Node.Shape;
import io.hazardwatch.gateway.registry.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads rules for a point as a site file would have them, from a request instead of a file: the same reader, the same
 * problems. What the request leaves out of unit, range, period and {@code staleAfter} is the point's own; its own rules are not taken
 * over. Any thread.
 */
public final class PointDraftReader {
    private static final int DEPTH_MAX = 12;

    private final Path directory;

    /** @param directory of the configuration, for its templates */
    public PointDraftReader(Path directory) {
        this.directory = directory;
    }

    /** The point with other rules; problems name places below {@code rule}. */
    public Loaded<Point> read(Point present, Map<String, Object> rule) {
        List<Problem> problems = new ArrayList<>();
        Templates templates = TemplatesReader.read(SiteFiles.templates(directory, problems), problems);
        Problems found = new Problems("rule");
        Node top = Node.of(null, null, Shape.MAP, null);
        rule.forEach((key, value) -> put(top, key, value, 1, found));
        complete(top, present);
        Point point = found.isEmpty() ? PointReader.point(new Fields(top, found), present.id().deviceId(), present.hazardSource(),
                templates, new References()) : null;
        problems.addAll(found.list());
        return problems.isEmpty() ? new Loaded.Taken<>(point) : new Loaded.Refused<>(problems);
    }

    private static void put(Node parent, String key, Object value, int depth, Problems found) {
        switch (value) {
            case Map<?, ?> map -> {
                Node node = Node.of(parent, key, Shape.MAP, null);
                if (isTooDeep(node, depth, found)) {
                    return;
                }
                map.forEach((name, each) -> put(node, String.valueOf(name), each, depth + 1, found));
            }
            case List<?> list -> {
                Node node = Node.of(parent, key, Shape.LIST, null);
                if (isTooDeep(node, depth, found)) {
                    return;
                }
                list.forEach(each -> put(node, null, each, depth + 1, found));
            }
            case null -> Node.of(parent, key, Shape.SCALAR, null);
            default -> Node.of(parent, key, Shape.SCALAR, value.toString());
        }
    }

    private static boolean isTooDeep(Node node, int depth, Problems found) {
        if (depth > DEPTH_MAX) {
            found.add(node, "must not be nested deeper than " + DEPTH_MAX);
        }
        return depth > DEPTH_MAX;
    }

    private static void complete(Node top, Point present) {
        give(top, "id", present.id().point());
        boolean own = top.find("template") == null;
        if (own && !present.unit().isEmpty()) {
            give(top, "unit", present.unit());
        }
        if (own && Double.isFinite(present.rangeLow()) && top.find("range") == null) {
            Node range = Node.of(top, "range", Shape.LIST, null);
            Node.of(range, null, Shape.SCALAR, Double.toString(present.rangeLow()));
            Node.of(range, null, Shape.SCALAR, Double.toString(present.rangeHigh()));
        }
        if (own) {
            give(top, "period", present.periodMillis() + "ms");
            give(top, "staleAfter", present.staleAfterMillis() + "ms");
        }
    }

    private static void give(Node top, String key, String text) {
        if (top.find(key) == null) {
            Node.of(top, key, Shape.SCALAR, text);
        }
    }
}
