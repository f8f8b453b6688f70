package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.mqtt.SirenDevice;
import io.hazardwatch.gateway.notify.channel.mqtt.SirenSettings;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads sirens and light towers at a broker. One thread. */
final class SirenSettingsReader {
    private static final int PORT_MAX = 65_535;
    private static final int PORT = 1_883;
    private static final int PORT_TLS = 8_883;
    private static final long ECHO_MILLIS = 10_000;
    private static final long ECHO_MILLIS_MAX = 300_000;

    private SirenSettingsReader() {}

    static ChannelSettings read(YamlMap fields, ChannelOptions options, EnvironmentSecrets secrets) {
        boolean isTls = fields.flag("tls", true);
        SirenSettings settings = new SirenSettings(options, fields.requiredText("host"), (int) fields.whole("port", isTls ? PORT_TLS : PORT,
                1, PORT_MAX),
                isTls, fields.text("authority", null), fields.text("clientId", "hazardwatch-" + options.id()), fields.text("username", null),
                secrets.of(fields, "passwordEnv"), topic(fields, "topic"), topic(fields, "echo"),
                fields.millis("echoFor", ECHO_MILLIS, 100, ECHO_MILLIS_MAX), sirens(fields));
        if (!isTls && settings.userName() != null && settings.host() != null && !settings.host().matches("127\\.0\\.0\\.1|localhost|::1")) {
            fields.broken("tls", "must be true where there is a password and the broker is another machine");
        }
        ChannelsReader.done(fields, "host", "port", "tls", "authority", "clientId", "username", "passwordEnv", "topic", "echo", "echoFor", "sirens");
        return settings;
    }

    private static List<SirenDevice> sirens(YamlMap fields) {
        List<SirenDevice> sirens = new ArrayList<>();
        for (YamlMap each : fields.maps("sirens")) {
            SirenDevice siren = new SirenDevice(each.requiredText("device"), each.requiredText("enterprise"), each.text("site", null),
                    each.has("level") ? each.name("level") : null);
            if (siren.name() != null && (!siren.name().matches("[A-Za-z0-9_-]{1,64}")
                    || sirens.stream().anyMatch(other -> siren.name().equals(other.name())))) {
                each.broken("device", "must be letters, digits, _ and -, at most 64, and stand only once");
            }
            sirens.add(siren);
            each.done("device", "enterprise", "site", "level");
        }
        return sirens;
    }

    private static String topic(YamlMap fields, String key) {
        String text = fields.requiredText(key);
        if (text != null && (!text.contains("{to}") || text.matches(".*[+#].*"))) {
            fields.broken(key, "must be a topic that contains {to}, the device, and neither + nor #");
        }
        return text;
    }
}
