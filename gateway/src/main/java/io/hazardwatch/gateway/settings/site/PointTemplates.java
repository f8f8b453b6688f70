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
            point.broken("template", "must be a template; known are " + new TreeSet<>(byId.keySet()));
        }
        return template == null ? PointTemplate.NONE : template;
    }

    /** The gas of the template that {@code point} names; null if there is none. */
    String gasOf(YamlMap point) {
        PointTemplate template = byId.get(point.text("template", ""));
        return template == null ? null : template.gas();
    }
}
