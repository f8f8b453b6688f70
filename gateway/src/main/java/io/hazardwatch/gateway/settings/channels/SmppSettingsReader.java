package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.smpp.SmppSettings;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads a message centre for SMS. One thread. */
final class SmppSettingsReader {
    private static final int PORT = 2_775;
    private static final int PORT_TLS = 3_550;
    private static final int PORT_MAX = 65_535;
    private static final long SECOND = 1_000;
    /** What the protocol has room for. */
    private static final int SYSTEM_ID_MAX = 15;
    private static final int PASSWORD_MAX = 8;
    private static final int SYSTEM_TYPE_MAX = 12;

    /** How two segments are joined. */
    private enum Concatenation { UDH, SAR }

    private SmppSettingsReader() {}

    static ChannelSettings read(YamlMap fields, ChannelOptions options, EnvironmentSecrets secrets) {
        boolean isTls = fields.flag("tls", true);
        String systemId = limited(fields, "systemId", fields.requiredText("systemId"), SYSTEM_ID_MAX);
        String password = secrets.of(fields, "passwordEnv");
        if (password != null && password.length() > PASSWORD_MAX) {
            fields.broken("passwordEnv", "must name a password of at most " + PASSWORD_MAX + " characters");
        }
        SmppSettings settings = new SmppSettings(options, fields.requiredText("host"),
                (int) fields.whole("port", isTls ? PORT_TLS : PORT, 1, PORT_MAX), isTls, fields.text("authority", null), systemId, password,
                limited(fields, "systemType", fields.text("systemType", ""), SYSTEM_TYPE_MAX), from(fields),
                fields.choice("concatenation", Concatenation.UDH, Concatenation.values()) == Concatenation.SAR,
                fields.millis("enquireEvery", 30 * SECOND, SECOND, 300 * SECOND), fields.texts("unreachableErrors"));
        ChannelsReader.done(fields, "host", "port", "tls", "authority", "systemId", "passwordEnv", "systemType", "from", "concatenation",
                "enquireEvery", "unreachableErrors");
        return settings;
    }

    private static String from(YamlMap fields) {
        String from = fields.text("from", "");
        if (!from.matches("\\+?[0-9]{0,20}|[A-Za-z0-9 ]{1,11}")) {
            fields.broken("from", "must be a number of at most 20 digits, or a name of at most 11 letters");
        }
        return from;
    }

    private static String limited(YamlMap fields, String key, String text, int most) {
        if (text != null && text.length() > most) {
            fields.broken(key, "must have at most " + most + " characters");
        }
        return text;
    }
}
