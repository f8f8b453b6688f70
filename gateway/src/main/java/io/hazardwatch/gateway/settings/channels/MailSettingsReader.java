package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.mail.MailSettings;
import io.hazardwatch.gateway.notify.channel.mail.MailSettings.Security;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads a mail server. One thread. */
final class MailSettingsReader {
    private static final int PORT_MAX = 65_535;

    private MailSettingsReader() {}

    static ChannelSettings read(YamlMap fields, ChannelOptions options, EnvironmentSecrets secrets) {
        Security security = fields.choice("security", Security.STARTTLS, Security.values());
        int usual = security == Security.TLS ? 465 : security == Security.STARTTLS ? 587 : 25;
        String host = fields.requiredText("host");
        String userName = fields.text("username", null);
        String password = secrets.of(fields, "passwordEnv");
        if (userName != null && !fields.has("passwordEnv")) {
            fields.broken("passwordEnv", "must be given beside username");
        }
        if (security == Security.NONE && userName != null) {
            fields.broken("security", "must be starttls or tls where there is a password");
        }
        MailSettings settings = new MailSettings(options, host, (int) fields.whole("port", usual, 1, PORT_MAX), security,
                fields.text("authority", null), userName, password, address(fields, "from", fields.requiredText("from")),
                address(fields, "replyTo", fields.text("replyTo", null)));
        ChannelsReader.done(fields, "host", "port", "security", "authority", "username", "passwordEnv", "from", "replyTo");
        return settings;
    }

    private static String address(YamlMap fields, String key, String text) {
        if (text != null && (!ContactMeansKind.MAIL.isAddress(text) || !text.matches("[!-~]+") || text.matches(".*[<>,;\"()\\\\].*"))) {
            fields.broken(key, "must be a mail address");
            return null;
        }
        return text;
    }
}
