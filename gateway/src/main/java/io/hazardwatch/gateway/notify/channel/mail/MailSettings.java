package io.hazardwatch.gateway.notify.channel.mail;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;

/**
 * A mail server.
 *
 * @param security how the connection is encrypted
 * @param authority PEM file of the authority to trust instead of those of the machine, or null
 * @param userName  null = without log-in
 * @param from      address of the sender, to which mail that cannot be delivered comes back
 * @param replyTo   null = {@code from}
 */
public record MailSettings(ChannelOptions options, String host, int port, Security security, String authority, String userName, String password,
                           String from, String replyTo) implements ChannelSettings {
    /** How a connection is encrypted. */
    public enum Security {
        /** Encrypted after the greeting; refused if the server cannot. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** Not at all; for servers on the same machine. */
        NONE
    }

    @Override
    public PersonChannel open(ChannelContext context) {
        return new MailChannel(this, context);
    }

    @Override
    public String toString() {
        return "MailSettings[" + options.id() + ' ' + host + ':' + port + ']';
    }
}
