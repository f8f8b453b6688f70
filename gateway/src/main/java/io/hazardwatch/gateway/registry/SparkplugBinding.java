package io.hazardwatch.gateway.registry;

import java.util.Map;

/**
 * A device that reports by Sparkplug B.
 *
 * @param node    group and edge node, as {@code group/node}
 * @param device  the device of the node; empty for the node itself
 * @param metrics point ids by name of the metric
 */
public record SparkplugBinding(String node, String device, Map<String, String> metrics) implements FieldBinding {
    public SparkplugBinding {
        metrics = Map.copyOf(metrics);
    }

    /** Node and device together; one device in the whole configuration has it. */
    public String address() {
        return device.isEmpty() ? node : node + '/' + device;
    }
}
