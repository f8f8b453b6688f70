package io.hazardwatch.gateway.intake.upstream;

/** A message on its way from Paho's callback thread to ours; the link it came over is the one to acknowledge it on. */
record Arrival(Link link, int packetId, int qos, boolean isRetained, String topic, byte[] payload, long arrivalMillis) {}
