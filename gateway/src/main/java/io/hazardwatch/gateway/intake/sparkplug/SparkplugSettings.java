package io.hazardwatch.gateway.intake.sparkplug;

import io.hazardwatch.gateway.intake.broker.BrokerSettings;
import java.util.List;
import java.util.stream.Stream;

/**
 * Settings of the host application.
 *
 * @param uri      {@code tcp://host:port} or {@code ssl://host:port}; null = off
 * @param hostId   id of the host application, to which nodes may be bound as their primary host
 * @param groups   groups to subscribe to; empty for all
 */
public record SparkplugSettings(String uri, String hostId, String clientId, String username, String password, List<String> groups,
                                long backoffMillisMax) {
    /** No host application. */
    public static final SparkplugSettings OFF = new SparkplugSettings(null, "", "", null, null, List.of(), 0);
    private static final String PREFIX = "spBv1.0/";

    public SparkplugSettings {
        groups = List.copyOf(groups);
    }

    public boolean isOn() {
        return uri != null;
    }

    /** Where it says whether it is online. */
    String stateTopic() {
        return PREFIX + "STATE/" + hostId;
    }

    /** The subscriptions at the broker. */
    BrokerSettings broker() {
        Stream<String> wanted = groups.isEmpty() ? Stream.of("+") : groups.stream();
        List<String> topics = Stream.concat(Stream.of(stateTopic()), wanted.map(group -> PREFIX + group + "/#")).toList();
        return new BrokerSettings("sparkplug", uri, clientId, username, password, null, topics, 1, null, 0, backoffMillisMax);
    }

    @Override
    public String toString() {
        return "SparkplugSettings[" + uri + ' ' + hostId + ']';
    }
}
