package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.intake.mqtt.WebSocketConnections;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What the HTTP server itself needs from other rooms.
 *
 * @param health never blocks
 * @param scrape the metrics as Prometheus text; worker threads only
 * @param webSockets takes the bytes of MQTT over WebSocket
 * @param defects the one sink for defects of the gateway: where it happened, and the exception
 */
public record ServerPorts(HealthSource health, Supplier<String> scrape, WebSocketConnections webSockets,
                          BiConsumer<String, Throwable> defects) {}
