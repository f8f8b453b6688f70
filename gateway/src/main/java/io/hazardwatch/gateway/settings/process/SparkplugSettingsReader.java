package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.sparkplug.SparkplugSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.List;

/** Reads the settings of the Sparkplug host application. One thread. */
final class SparkplugSettingsReader {
    private static final long DAY = 86_400_000;

    private SparkplugSettingsReader() {}

    static SparkplugSettings read(YamlMap fields, EnvironmentSecrets secrets) {
        String uri = fields.text("uri", null);
        if (uri != null && !uri.matches("(tcp|ssl)://[^/:]+:[0-9]{1,5}")) {
            fields.broken("uri", "must be tcp://host:port or ssl://host:port");
        }
        String hostId = fields.text("hostId", "hazardwatch");
        if (hostId.chars().anyMatch(each -> "/+#".indexOf(each) >= 0)) {
            fields.broken("hostId", "must be an id of Sparkplug: no /, + or #");
        }
        List<String> groups = fields.texts("groups");
        if (groups.stream().anyMatch(group -> group.matches(".*[/+#].*"))) {
            fields.broken("groups", "must be ids of Sparkplug: no /, + or #");
        }
        SparkplugSettings settings = new SparkplugSettings(uri, hostId, fields.text("clientId", "hazardwatch-sparkplug"),
                fields.text("username", null), secrets.of(fields, "passwordEnv"), groups, fields.millis("backoffMax", 60_000, 1_000, DAY));
        fields.done("uri", "hostId", "clientId", "username", "passwordEnv", "groups", "backoffMax");
        return settings.isOn() ? settings : SparkplugSettings.OFF;
    }
}
