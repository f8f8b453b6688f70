package io.hazardwatch.gateway.notify.channel.push;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;

/**
 * Notifications in browsers.
 *
 * @param subject whom a push service may write to about the gateway, a {@code mailto:} or {@code https:} address
 */
public record PushSettings(ChannelOptions options, String subject, PushServices services) implements ChannelSettings {
    @Override
    public PersonChannel open(ChannelContext context) {
        return new PushChannel(this, context);
    }
}
