package io.hazardwatch.gateway.notify.channel.smpp;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import java.util.List;

/**
 * A message centre (SMSC).
 *
 * @param isTls             whether the connection is TLS from the first byte
 * @param authority         PEM file of the authority to trust instead of those of the machine, or null
 * @param from              sender's address: digits, or a name; empty = the centre's choice
 * @param isSar             whether segments are joined by SAR parameters instead of a user data header
 * @param enquireMillis     between two questions whether the centre is there
 * @param unreachableErrors errors of receipts that mean a number that cannot work
 */
public record SmppSettings(ChannelOptions options, String host, int port, boolean isTls, String authority, String systemId, String password,
                           String systemType, String from, boolean isSar, long enquireMillis, List<String> unreachableErrors)
        implements ChannelSettings {
    public SmppSettings {
        unreachableErrors = List.copyOf(unreachableErrors);
    }

    @Override
    public PersonChannel open(ChannelContext context) {
        return new SmppChannel(this, context);
    }

    @Override
    public String toString() {
        return "SmppSettings[" + options.id() + ' ' + host + ':' + port + ']';
    }
}
