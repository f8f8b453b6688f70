package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads rules for a point in the format of a site file from a request: the same reader, the same problems. Unit, range, period
 * and {@code staleAfter} default to the point's own; its own rules are not used. Any thread.
 */
public final class PointDraftReader {
    private static final int DEPTH_MAX = 12;

    private final Path directory;

    /** @param directory of the configuration, for its templates */
    public PointDraftReader(Path directory) {
        this.directory = directory;
    }

    /** The point with other rules; problems name places below {@code rule}. */
    public LoadResult<Point> read(Point present, Map<String, Object> rule) {
        List<SettingsProblem> problems = new ArrayList<>();
        PointTemplates templates = TemplatesReader.read(SiteFiles.templates(directory, problems), problems);
        SettingsProblems found = new SettingsProblems("rule");
        YamlNode top = YamlNode.of(null, null, Shape.MAP, null);
        rule.forEach((key, value) -> put(top, key, value, 1, found));
        complete(top, present);
        YamlMap fields = new YamlMap(top, found);
        new GasReader(Double.NaN, Double.NaN, templates).ask(fields);
        Point point = found.isEmpty() ? PointReader.point(fields, present.id().deviceId(), present.hazardSource(),
                templates, new PointReferences()) : null;
        problems.addAll(found.list());
        return problems.isEmpty() ? new LoadResult.Valid<>(point) : new LoadResult.Invalid<>(problems);
    }

    private static void put(YamlNode parent, String key, Object value, int depth, SettingsProblems found) {
        switch (value) {
            case Map<?, ?> map -> {
                YamlNode node = YamlNode.of(parent, key, Shape.MAP, null);
                if (isTooDeep(node, depth, found)) {
                    return;
                }
                map.forEach((name, each) -> put(node, String.valueOf(name), each, depth + 1, found));
            }
            case List<?> list -> {
                YamlNode node = YamlNode.of(parent, key, Shape.LIST, null);
                if (isTooDeep(node, depth, found)) {
                    return;
                }
                list.forEach(each -> put(node, null, each, depth + 1, found));
            }
            case null -> YamlNode.of(parent, key, Shape.SCALAR, null);
            default -> YamlNode.of(parent, key, Shape.SCALAR, value.toString());
        }
    }

    private static boolean isTooDeep(YamlNode node, int depth, SettingsProblems found) {
        if (depth > DEPTH_MAX) {
            found.add(node, "must not be nested deeper than " + DEPTH_MAX);
        }
        return depth > DEPTH_MAX;
    }

    private static void complete(YamlNode top, Point present) {
        give(top, "id", present.id().point());
        boolean own = top.find("template") == null;
        if (own && !present.unit().isEmpty()) {
            give(top, "unit", present.unit());
        }
        if (own && Double.isFinite(present.rangeLow()) && top.find("range") == null) {
            YamlNode range = YamlNode.of(top, "range", Shape.LIST, null);
            YamlNode.of(range, null, Shape.SCALAR, Double.toString(present.rangeLow()));
            YamlNode.of(range, null, Shape.SCALAR, Double.toString(present.rangeHigh()));
        }
        if (own && present.isByChange()) {
            give(top, "reporting", "onChange");
            give(top, "heartbeat", present.periodMillis() + "ms");
        } else if (own) {
            give(top, "period", present.periodMillis() + "ms");
            give(top, "staleAfter", present.staleAfterMillis() + "ms");
        }
    }

    private static void give(YamlNode top, String key, String text) {
        if (top.find(key) == null) {
            YamlNode.of(top, key, Shape.SCALAR, text);
        }
    }
}
