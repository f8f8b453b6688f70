package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.DeviceTestSettings;
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
 * @param deviceTests how often people confirm that their means work; reloaded
 */
public record ChannelsFile(List<WebhookSettings> webhooks, List<ChannelSettings> channels, MessageTemplates messages,
                           DeviceTestSettings deviceTests) {
    private static final int DAYS_MAX = 366;

    public ChannelsFile {
        webhooks = List.copyOf(webhooks);
        channels = List.copyOf(channels);
    }

    /** Reads the file; mistakes are recorded with {@code top}. */
    public static ChannelsFile read(YamlMap top, EnvironmentSecrets secrets) {
        List<WebhookSettings> webhooks = new WebhookSettingsReader(secrets).read(top);
        List<ChannelSettings> channels = new ChannelsReader(secrets).read(top);
        MessageTemplates messages = MessagesReader.read(top);
        DeviceTestSettings tests = deviceTests(top.map("deviceTests"));
        top.done("webhooks", "channels", "messages", "deviceTests");
        return new ChannelsFile(webhooks, channels, messages, tests);
    }

    private static DeviceTestSettings deviceTests(YamlMap fields) {
        DeviceTestSettings usual = DeviceTestSettings.USUAL;
        DeviceTestSettings read = new DeviceTestSettings((int) fields.whole("days", usual.everyDays(), 0, DAYS_MAX),
                (int) fields.whole("answerDays", usual.answerDays(), 1, DAYS_MAX));
        fields.done("days", "answerDays");
        return read;
    }
}
