package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.opcua.OpcUaSecurity;
import io.hazardwatch.gateway.intake.opcua.OpcUaServerSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the OPC UA servers to follow. One thread. */
final class OpcUaSettingsReader {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final String ENDPOINT = "opc\\.tcp://[^/:\\s]+:[0-9]{1,5}(/\\S*)?";

    private OpcUaSettingsReader() {}

    static List<OpcUaServerSettings> read(YamlMap fields, EnvironmentSecrets secrets) {
        List<OpcUaServerSettings> servers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap each : fields.maps("servers")) {
            OpcUaServerSettings server = server(each, secrets);
            if (!seen.add(server.id())) {
                each.broken("id", "must stand only once");
            }
            servers.add(server);
        }
        fields.done("servers");
        return servers;
    }

    private static OpcUaServerSettings server(YamlMap fields, EnvironmentSecrets secrets) {
        String endpoint = fields.requiredText("endpoint");
        if (endpoint != null && !endpoint.matches(ENDPOINT)) {
            fields.broken("endpoint", "must be opc.tcp://host:port, with a path if the server has one");
        }
        OpcUaSecurity security = fields.choice("security", OpcUaSecurity.SIGN_AND_ENCRYPT, OpcUaSecurity.values());
        String username = fields.text("username", null);
        if (username != null && security == OpcUaSecurity.NONE) {
            fields.broken("username", "must not be sent with security none");
        }
        OpcUaServerSettings server = new OpcUaServerSettings(fields.name("id"), endpoint, security, username,
                secrets.of(fields, "passwordEnv"), fields.millis("publishing", SECOND, 50, MINUTE), fields.millis("sampling", SECOND, 10, MINUTE),
                (int) fields.whole("queueSize", 10, 1, 10_000), fields.millis("refresh", 30 * SECOND, 0, HOUR),
                fields.millis("timeout", 10 * SECOND, SECOND, MINUTE), fields.millis("backoffMax", MINUTE, SECOND, 24 * HOUR));
        fields.done("id", "endpoint", "security", "username", "passwordEnv", "publishing", "sampling", "queueSize", "refresh", "timeout",
                "backoffMax");
        return server;
    }
}
