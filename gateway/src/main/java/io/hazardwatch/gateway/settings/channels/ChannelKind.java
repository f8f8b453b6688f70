package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.robot.RobotKind;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.SendRate;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of channels that settings may name, with what they serve and the rate that their providers state. */
enum ChannelKind {
    DEMO_PHONE("demo-phone", EnumSet.allOf(ContactMeansKind.class), SendRate.UNLIMITED,
            (fields, options, secrets) -> ChannelsReader.demoPhone(fields, options)),
    HTTP("http", EnumSet.allOf(ContactMeansKind.class), SendRate.UNLIMITED,
            (fields, options, secrets) -> new ProviderSettingsReader(secrets).read(fields, options)),
    SMPP("smpp", EnumSet.of(ContactMeansKind.SMS), SendRate.UNLIMITED, SmppSettingsReader::read),
    MAIL("mail", EnumSet.of(ContactMeansKind.MAIL), SendRate.UNLIMITED, MailSettingsReader::read),
    /** The rates of robots are from memory of their documents; settings may correct them. */
    DINGTALK("dingtalk", EnumSet.of(ContactMeansKind.DINGTALK), new SendRate(20, 0),
            (fields, options, secrets) -> RobotSettingsReader.read(RobotKind.DINGTALK, fields, options, secrets)),
    WECOM("wecom", EnumSet.of(ContactMeansKind.WECOM), new SendRate(20, 0),
            (fields, options, secrets) -> RobotSettingsReader.read(RobotKind.WECOM, fields, options, secrets)),
    FEISHU("feishu", EnumSet.of(ContactMeansKind.FEISHU), new SendRate(100, 5),
            (fields, options, secrets) -> RobotSettingsReader.read(RobotKind.FEISHU, fields, options, secrets)),
    WEB_PUSH("web-push", EnumSet.of(ContactMeansKind.PUSH), SendRate.UNLIMITED,
            (fields, options, secrets) -> PushSettingsReader.read(fields, options)),
    MQTT("mqtt", EnumSet.of(ContactMeansKind.APP), SendRate.UNLIMITED, SirenSettingsReader::read),
    SYSLOG("syslog", EnumSet.of(ContactMeansKind.APP), SendRate.UNLIMITED,
            (fields, options, secrets) -> SyslogSettingsReader.read(fields, options));

    private interface Reader {
        ChannelSettings read(YamlMap fields, ChannelOptions options, EnvironmentSecrets secrets);
    }

    private final String text;
    private final Set<ContactMeansKind> means;
    private final SendRate rate;
    private final Reader reader;

    ChannelKind(String text, Set<ContactMeansKind> means, SendRate rate, Reader reader) {
        this.text = text;
        this.means = means;
        this.rate = rate;
        this.reader = reader;
    }

    /** The kind that {@code fields} name; null if there is none such, which is recorded as a problem. */
    static ChannelKind of(YamlMap fields) {
        String given = fields.text("kind", "");
        for (ChannelKind kind : values()) {
            if (kind.text.equals(given)) {
                return kind;
            }
        }
        fields.broken("kind", "must be one of " + Arrays.stream(values()).map(kind -> kind.text).collect(Collectors.joining(", ")));
        return null;
    }

    /** What it can serve; all of it where the settings name nothing. */
    Set<ContactMeansKind> means() {
        return means;
    }

    SendRate rate() {
        return rate;
    }

    ChannelSettings read(YamlMap fields, ChannelOptions options, EnvironmentSecrets secrets) {
        return reader.read(fields, options, secrets);
    }
}
