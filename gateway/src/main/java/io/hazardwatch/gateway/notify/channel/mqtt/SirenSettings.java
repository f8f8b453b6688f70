package io.hazardwatch.gateway.notify.channel.mqtt;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import java.util.List;

/**
 * Sirens and light towers at a broker.
 *
 * @param authority  PEM file of the authority to trust instead of those of the machine, or null
 * @param userName   null = without log-in
 * @param topic      where states go; {@code {to}} is the device
 * @param echo       where devices answer; {@code {to}} is the device
 * @param echoMillis how long a device may take to answer
 * @param sirens     devices that are switched on when nobody answers
 */
public record SirenSettings(ChannelOptions options, String host, int port, boolean isTls, String authority, String clientId, String userName,
                            String password, String topic, String echo, long echoMillis, List<SirenDevice> sirens) implements ChannelSettings {
    public SirenSettings {
        sirens = List.copyOf(sirens);
    }

    @Override
    public PersonChannel open(ChannelContext context) {
        return new SirenChannel(this, context);
    }

    @Override
    public String toString() {
        return "SirenSettings[" + options.id() + ' ' + host + ':' + port + ']';
    }
}
