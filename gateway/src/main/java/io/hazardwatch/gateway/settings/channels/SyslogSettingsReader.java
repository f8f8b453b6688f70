package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.syslog.SyslogSettings;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads a collector of syslog messages. One thread. */
final class SyslogSettingsReader {
    private static final int PORT_TLS = 6_514;
    private static final int PORT_MAX = 65_535;

    private SyslogSettingsReader() {}

    static ChannelSettings read(YamlMap fields, ChannelOptions options) {
        boolean isTls = fields.flag("tls", true);
        String hostName = fields.text("hostname", "gateway");
        if (!hostName.matches("[!-~]{1,255}")) {
            fields.broken("hostname", "must be printable ASCII without blanks");
        }
        SyslogSettings settings = new SyslogSettings(options, fields.requiredText("host"), (int) fields.whole("port", PORT_TLS, 1, PORT_MAX), isTls,
                fields.text("authority", null), hostName);
        ChannelsReader.done(fields, "host", "port", "tls", "authority", "hostname");
        return settings;
    }
}
