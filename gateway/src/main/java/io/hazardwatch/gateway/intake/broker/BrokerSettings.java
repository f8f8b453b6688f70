package io.hazardwatch.gateway.intake.broker;

import java.util.List;

/**
 * A broker of the site, to subscribe to.
 *
 * @param id                   name for metrics and health
 * @param uri                  {@code tcp://host:port} or {@code ssl://host:port}
 * @param username             may be null, like {@code password}
 * @param enterprise           accept only topics of this enterprise; null for any
 * @param topics               subscriptions, usually {@code hazard/v1/+/+/+/telemetry}
 * @param shareGroup           MQTT 5 shared subscription group; null for a plain subscription
 * @param sessionExpirySeconds how long the broker keeps the session while the gateway is disconnected
 * @param backoffMillisMax     longest pause between two connection attempts
 */
public record BrokerSettings(String id, String uri, String clientId, String username, String password,
                               String enterprise, List<String> topics, int qos, String shareGroup,
                               long sessionExpirySeconds, long backoffMillisMax) {
    public BrokerSettings {
        topics = List.copyOf(topics);
    }

    @Override
    public String toString() {
        return "UpstreamSettings[" + id + ' ' + uri + ']';
    }
}
