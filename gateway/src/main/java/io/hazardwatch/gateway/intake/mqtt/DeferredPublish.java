package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.ResolvedTopic;
import io.hazardwatch.gateway.model.RejectReason;

/**
 * A received message that could not be passed on yet; its bytes are a copy.
 *
 * @param refusal why it will be refused; null when it will not
 * @param length  of the payload; more than {@code bytes} when only an excerpt of a refused one is kept
 */
record DeferredPublish(ResolvedTopic route, RejectReason refusal, int qos, int packetId, byte[] bytes, int length, long arrivalMillis) {}
