package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.mqtt.SirenSettings;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads sirens and light towers at a broker. One thread. */
final class SirenReader {
    private static final int PORT_MAX = 65_535;
    private static final int PORT = 1_883;
    private static final int PORT_TLS = 8_883;
    private static final long ECHO_MILLIS = 10_000;
    private static final long ECHO_MILLIS_MAX = 300_000;

    private SirenReader() {}

    static ChannelSettings read(YamlMap fields, ChannelOptions options, EnvironmentSecrets secrets) {
        boolean isTls = fields.flag("tls", true);
        SirenSettings settings = new SirenSettings(options, fields.requiredText("host"), (int) fields.whole("port", isTls ? PORT_TLS : PORT,
                1, PORT_MAX),
                isTls, fields.text("authority", null), fields.text("clientId", "hazardwatch-" + options.id()), fields.text("username", null),
                secrets.of(fields, "passwordEnv"), topic(fields, "topic"), topic(fields, "echo"),
                fields.millis("echoFor", ECHO_MILLIS, 100, ECHO_MILLIS_MAX));
        if (!isTls && settings.userName() != null && settings.host() != null && !settings.host().matches("127\\.0\\.0\\.1|localhost|::1")) {
            fields.broken("tls", "must be true where there is a password and the broker is another machine");
        }
        ChannelsReader.done(fields, "host", "port", "tls", "authority", "clientId", "username", "passwordEnv", "topic", "echo", "echoFor");
        return settings;
    }

    private static String topic(YamlMap fields, String key) {
        String text = fields.requiredText(key);
        if (text != null && (!text.contains("{to}") || text.matches(".*[+#].*"))) {
            fields.broken(key, "must be a topic that contains {to}, the device, and neither + nor #");
        }
        return text;
    }
}
