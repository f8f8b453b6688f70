package io.hazardwatch.gateway.intake.broker;

import java.util.Arrays;

/** A message on its way from Paho's callback thread to ours; the link it came over is the one to acknowledge it on. */
record Arrival(BrokerConnection link, int packetId, int qos, boolean isRetained, String topic, byte[] payload, long arrivalMillis) {
    /** Whether it is the same message, perhaps delivered again. */
    boolean isSameAs(Arrival other) {
        return other != null && topic.equals(other.topic) && Arrays.equals(payload, other.payload);
    }
}
