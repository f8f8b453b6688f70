package io.hazardwatch.gateway.intake.sparkplug;

import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.registry.Device;
import java.util.Map;

/**
 * Whose metrics those of one node or device are.
 *
 * @param points numbers of points by name of the metric
 */
record SparkplugRoute(String address, Device device, Map<String, Integer> points, MessageOrigin origin) {}
