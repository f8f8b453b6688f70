package io.hazardwatch.gateway.intake.broker;

import java.util.List;

/**
 * A broker the site already has, to subscribe to.
 *
 * @param id                   name for metrics and health
 * @param uri                  {@code tcp://host:port} or {@code ssl://host:port}
 * @param username             may be null; {@code password} too
 * @param enterprise           only topics of this enterprise are taken from the broker; null = of any
 * @param topics               subscriptions, usually {@code hazard/v1/+/+/+/telemetry}
 * @param shareGroup           MQTT 5 shared subscription group, or null for a plain subscription
 * @param sessionExpirySeconds how long the broker keeps our session while we are away
 * @param backoffMillisMax     longest pause between two attempts to connect
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
