package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.render.MessageTemplates;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.List;

/**
 * The contents of {@code channels.yaml}.
 *
 * @param webhooks systems that are notified of alarms; read at the start only
 * @param channels channels that reach people, in the order in which they are tried; reloaded
 * @param messages templates of what people are told; reloaded
 */
public record ChannelsFile(List<WebhookSettings> webhooks, List<ChannelSettings> channels, MessageTemplates messages) {
    public ChannelsFile {
        webhooks = List.copyOf(webhooks);
        channels = List.copyOf(channels);
    }

    /** Reads the file; mistakes are recorded with {@code top}. */
    public static ChannelsFile read(YamlMap top, EnvironmentSecrets secrets) {
        List<WebhookSettings> webhooks = new WebhookReader(secrets).read(top);
        List<ChannelSettings> channels = new ChannelsReader(secrets).read(top);
        MessageTemplates messages = MessagesReader.read(top);
        top.done("webhooks", "channels", "messages");
        return new ChannelsFile(webhooks, channels, messages);
    }
}
