package io.hazardwatch.gateway.registry;

import java.util.Map;

/**
 * A device that publishes by Alink over MQTT.
 *
 * @param address    product key and device name, as {@code key/name}; one device in the whole configuration has it
 * @param properties point ids by identifier of the property; a property without one stands for the point of its own name
 */
public record AlinkBinding(String address, Map<String, String> properties) implements FieldBinding {
    public AlinkBinding {
        properties = Map.copyOf(properties);
    }
}
