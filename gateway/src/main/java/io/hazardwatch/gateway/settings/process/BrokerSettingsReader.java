package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.broker.BrokerSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the brokers to subscribe to. One thread. */
final class BrokerSettingsReader {
    private static final String TOPIC = "hazard/v1/+/+/+/telemetry";
    private static final long DAY = 86_400_000;

    private final EnvironmentSecrets secrets;

    BrokerSettingsReader(EnvironmentSecrets secrets) {
        this.secrets = secrets;
    }

    List<BrokerSettings> read(YamlMap top) {
        List<BrokerSettings> brokers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("upstream")) {
            BrokerSettings broker = broker(fields);
            if (!seen.add(broker.id())) {
                fields.broken("id", "must stand only once");
            }
            brokers.add(broker);
        }
        return brokers;
    }

    private BrokerSettings broker(YamlMap fields) {
        String id = fields.name("id");
        String uri = uri(fields);
        List<String> topics = fields.texts("topics");
        BrokerSettings broker = new BrokerSettings(id, uri, fields.text("clientId", "hazardwatch-" + id),
                fields.text("username", null), secrets.of(fields, "passwordEnv"), fields.optionalName("enterprise"),
                topics.isEmpty() ? List.of(TOPIC) : topics, (int) fields.whole("qos", 1, 0, 2),
                fields.optionalName("shareGroup"), fields.millis("sessionExpiry", DAY, 0, 365 * DAY) / 1_000,
                fields.millis("backoffMax", 60_000, 1_000, DAY));
        fields.done("id", "uri", "clientId", "username", "passwordEnv", "enterprise", "topics", "qos", "shareGroup",
                "sessionExpiry", "backoffMax");
        return broker;
    }

    private static String uri(YamlMap fields) {
        String uri = fields.requiredText("uri");
        if (uri != null && !uri.matches("(tcp|ssl)://[^/:]+:[0-9]{1,5}")) {
            fields.broken("uri", "must be tcp://host:port or ssl://host:port");
        }
        return uri;
    }
}
