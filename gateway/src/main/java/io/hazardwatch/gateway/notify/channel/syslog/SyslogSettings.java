package io.hazardwatch.gateway.notify.channel.syslog;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;

/**
 * A collector of syslog messages.
 *
 * @param isTls     false for collectors on the same machine
 * @param authority PEM file of the authority to trust instead of those of the machine, or null
 * @param hostName  HOSTNAME of the messages
 */
public record SyslogSettings(ChannelOptions options, String host, int port, boolean isTls, String authority, String hostName)
        implements ChannelSettings {
    @Override
    public PersonChannel open(ChannelContext context) {
        return new SyslogChannel(this, context);
    }
}
