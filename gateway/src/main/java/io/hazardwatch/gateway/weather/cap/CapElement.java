package io.hazardwatch.gateway.weather.cap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An element of a message with its text and the elements below it. One thread. */
final class CapElement {
    private final String namespace;
    private final String name;
    private final List<CapElement> children = new ArrayList<>();
    private final Map<String, String> attributes = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    CapElement(String namespace, String name) {
        this.namespace = namespace == null ? "" : namespace;
        this.name = name;
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    List<CapElement> children() {
        return children;
    }

    void put(String attribute, String value) {
        attributes.put(attribute, value);
    }

    /** The value of an attribute; empty if it has none of that name. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    StringBuilder textBuilder() {
        return text;
    }

    /** Its text as it was written. */
    String text() {
        return text.toString();
    }

    /** The text of its first child of that name, or {@code otherwise}. */
    String text(String child, String otherwise) {
        CapElement found = child(child);
        return found == null ? otherwise : found.text();
    }

    CapElement child(String wanted) {
        return children.stream().filter(each -> each.name.equals(wanted)).findFirst().orElse(null);
    }

    List<CapElement> children(String wanted) {
        return children.stream().filter(each -> each.name.equals(wanted)).toList();
    }
}
