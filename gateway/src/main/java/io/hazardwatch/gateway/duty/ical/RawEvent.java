package io.hazardwatch.gateway.duty.ical;

import java.util.List;
import java.util.Map;

/** The properties of an event as the file has them, in order. */
record RawEvent(long number, List<Property> properties) {
    /** A property with its parameters, both named in capitals. */
    record Property(String name, Map<String, String> parameters, String value) {}

    /** The first property of that name, or null. */
    Property first(String name) {
        return properties.stream().filter(property -> property.name().equals(name)).findFirst().orElse(null);
    }

    /** The value of the first property of that name, without blanks around it; {@code otherwise} when it is missing or empty. */
    String text(String name, String otherwise) {
        Property property = first(name);
        return property == null || property.value().isBlank() ? otherwise : property.value().strip();
    }

    List<Property> all(String name) {
        return properties.stream().filter(property -> property.name().equals(name)).toList();
    }
}
