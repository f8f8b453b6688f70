package io.hazardwatch.gateway.notify.channel.provider;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import java.util.Map;

/**
 * A provider over HTTP.
 *
 * @param secrets  by the names that places {@code {{secret.NAME}}} use
 * @param receipts null = the provider reports nothing
 */
public record ProviderSettings(ChannelOptions options, ProviderRequest request, ProviderResponse response, Map<String, String> secrets,
                               ReceiptRules receipts) implements ChannelSettings {
    @Override
    public PersonChannel open(ChannelContext context) {
        return new ProviderChannel(this, context);
    }

    @Override
    public String toString() {
        return "ProviderSettings[" + options.id() + ' ' + request.url() + ']';
    }
}
