package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.push.PushServices;
import io.hazardwatch.gateway.notify.channel.push.PushSettings;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.List;
import java.util.Locale;

/** Reads notifications in browsers. One thread. */
final class PushSettingsReader {
    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\]";

    private PushSettingsReader() {}

    static ChannelSettings read(YamlMap fields, ChannelOptions options) {
        String subject = fields.requiredText("subject");
        if (subject != null && !subject.matches("(mailto:[^\\s@]{1,64}@[^\\s@]{1,190}|https://[!-~]{1,200})")) {
            fields.broken("subject", "must be a mailto: or https: address");
        }
        List<String> given = fields.texts("services");
        if (!given.stream().allMatch(host -> host.matches(HOST))) {
            fields.broken("services", "must be a list of names of hosts");
        }
        List<String> hosts = fields.has("services") ? given.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList() : PushServices.USUAL;
        ChannelsReader.done(fields, "subject", "services");
        return new PushSettings(options, subject, new PushServices(hosts));
    }
}
