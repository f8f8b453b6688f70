package io.hazardwatch.gateway.notify.channel.phone;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;

/**
 * Settings of the demonstration phones.
 *
 * @param ringMillis how long a call rings until nobody has taken it
 */
public record DemoPhoneSettings(ChannelOptions options, long ringMillis) implements ChannelSettings {
    @Override
    public PersonChannel open(ChannelContext context) {
        return new DemoPhone(this, context);
    }
}
