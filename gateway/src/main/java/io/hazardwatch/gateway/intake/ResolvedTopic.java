package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Device;

/**
 * Where a topic leads: to a device, or to a refusal with its reason.
 *
 * @param device  null when refused
 * @param refusal null when the topic may be used
 * @param detail  what is wrong with the topic, for people; null when nothing is
 */
public record ResolvedTopic(Origin origin, Device device, RejectReason refusal, String detail) {}
