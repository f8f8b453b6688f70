package io.hazardwatch.gateway.intake.broker;

import java.util.Arrays;

/** A message handed from Paho's callback thread to the subscriber's; it must be acknowledged on the connection it came over. */
public record Arrival(BrokerLink link, int packetId, int qos, boolean isRetained, String topic, byte[] payload, long arrivalMillis) {
    /** Whether it is the same message, perhaps redelivered. */
    boolean isSameAs(Arrival other) {
        return other != null && topic.equals(other.topic) && Arrays.equals(payload, other.payload);
    }
}
