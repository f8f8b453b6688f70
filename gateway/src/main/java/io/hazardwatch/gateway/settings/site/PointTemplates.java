package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The templates that points may name. Filled by one thread, then read by any. */
final class PointTemplates {
    private final Map<String, PointTemplate> byId = new HashMap<>();

    /**
     * Adds a template.
     *
     * @return false if the name is taken
     */
    boolean add(PointTemplate template) {
        return byId.putIfAbsent(template.id(), template) == null;
    }

    /** The template that {@code point} names; {@link PointTemplate#NONE} if it names none or a missing one. */
    PointTemplate of(YamlMap point) {
        String id = point.text("template", null);
        if (id == null) {
            return PointTemplate.NONE;
        }
        PointTemplate template = byId.get(id);
        if (template == null) {
            String off = GasTable.shipped().whyOff(id);
            point.broken("template", off == null ? "must be a template; known are " + named() + " and those of the table of gases"
                    : "is not shipped because its figures are not confirmed (" + off + "); state a template of your own");
        }
        return template == null ? PointTemplate.NONE : template;
    }

    /** The gas of the template that {@code point} names; null if there is none. */
    String gasOf(YamlMap point) {
        PointTemplate template = byId.get(point.text("template", ""));
        return template == null ? null : template.gas();
    }

    /** The templates that have a file of their own. */
    private TreeSet<String> named() {
        TreeSet<String> named = new TreeSet<>(byId.keySet());
        named.removeIf(id -> GasTable.shipped().holds(id));
        return named;
    }
}
