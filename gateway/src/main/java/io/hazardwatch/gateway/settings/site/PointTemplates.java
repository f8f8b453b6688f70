package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The templates points may name. Filled by one thread, then read by any. */
final class PointTemplates {
    private final Map<String, PointTemplate> byId = new HashMap<>();

    /** Takes one; {@code false} when the name is taken. */
    boolean add(PointTemplate template) {
        return byId.putIfAbsent(template.id(), template) == null;
    }

    /** The template {@code point} names; {@link PointTemplate#NONE} when it names none, or one that is not there. */
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
}
