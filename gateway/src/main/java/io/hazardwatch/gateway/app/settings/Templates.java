package io.hazardwatch.gateway.app.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The templates points may name. Filled by one thread, then read by any. */
final class Templates {
    private final Map<String, Template> byId = new HashMap<>();

    /** Takes one; {@code false} when the name is taken. */
    boolean add(Template template) {
        return byId.putIfAbsent(template.id(), template) == null;
    }

    /** The template {@code point} names; {@link Template#NONE} when it names none, or one that is not there. */
    Template of(Fields point) {
        String id = point.text("template", null);
        if (id == null) {
            return Template.NONE;
        }
        Template template = byId.get(id);
        if (template == null) {
            point.broken("template", "must be a template; known are " + new TreeSet<>(byId.keySet()));
        }
        return template == null ? Template.NONE : template;
    }
}
