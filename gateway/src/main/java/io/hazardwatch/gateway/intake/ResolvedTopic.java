package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Device;

/**
 * Result of resolving a topic: a device, or a refusal with its reason.
 *
 * @param device  null when refused
 * @param refusal null when the topic may be used
 * @param detail  the fault of the topic, for people; null when there is none
 * @param isAlink whether it is one of Alink, whose payloads are other ones
 */
public record ResolvedTopic(MessageOrigin origin, Device device, RejectReason refusal, String detail, boolean isAlink) {}
