package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.robot.RobotKind;
import io.hazardwatch.gateway.notify.channel.robot.RobotSettings;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads a group robot. Its address is a secret, because whoever knows it can post. One thread. */
final class RobotSettingsReader {
    private RobotSettingsReader() {}

    static ChannelSettings read(RobotKind kind, YamlMap fields, ChannelOptions options, EnvironmentSecrets secrets) {
        String url = secrets.of(fields, "urlEnv");
        if (!fields.has("urlEnv")) {
            fields.broken("urlEnv", "must be given");
        } else if (url != null && !url.isEmpty() && !url.matches("https?://[^/]+/.*")) {
            fields.broken("urlEnv", "must name a variable that holds an https address");
        }
        String secret = secrets.of(fields, "secretEnv");
        if (kind == RobotKind.WECOM && fields.has("secretEnv")) {
            fields.broken("secretEnv", "must be left out: WeCom signs nothing");
        }
        ChannelsReader.done(fields, "urlEnv", "secretEnv");
        return new RobotSettings(options, kind, url == null ? "" : url, secret);
    }
}
