package io.hazardwatch.gateway.notify.channel.provider;

import io.hazardwatch.gateway.notify.channel.http.ProviderClient;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptRequest;
import io.hazardwatch.gateway.notify.person.ReceiptSource;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.Future;
import java.util.Set;
import java.util.UUID;

/** Sends messages by the request that settings describe. Any thread. */
final class ProviderChannel implements PersonChannel, ReceiptSource {
    private final ProviderSettings settings;
    private final ChannelContext context;
    private final ProviderClient client;

    ProviderChannel(ProviderSettings settings, ChannelContext context) {
        this.settings = settings;
        this.context = context;
        this.client = new ProviderClient(context, settings.options());
    }

    @Override
    public String id() {
        return settings.options().id();
    }

    @Override
    public Set<ContactMeansKind> means() {
        return settings.options().means();
    }

    @Override
    public Future<SendResult> send(PersonMessage message) {
        long now = context.clock().millis();
        ProviderRequest.Ready ready = settings.request().ready(Placeholders.of(message, settings.secrets()), now, UUID.randomUUID().toString());
        return client.send(ready.method(), ready.url(), ready.headers(), ready.body())
                .map(answer -> settings.response().result(answer, context.clock().millis()));
    }

    @Override
    public ReceiptVerdict take(ReceiptRequest request) {
        return settings.receipts() == null ? ReceiptVerdict.refused(ReceiptVerdict.Reason.NOT_EXPECTED)
                : settings.receipts().take(id(), request, context.receipts(), context.clock().millis());
    }

    @Override
    public void close() {
        client.close();
    }
}
