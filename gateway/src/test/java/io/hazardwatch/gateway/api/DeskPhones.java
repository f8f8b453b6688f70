package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.channels.ChannelPorts;
import io.hazardwatch.gateway.api.channels.ReceiptCounts;
import io.hazardwatch.gateway.notify.channel.phone.DemoPhoneSettings;
import io.hazardwatch.gateway.notify.channel.provider.ProviderRequest;
import io.hazardwatch.gateway.notify.channel.provider.ProviderRequest.Encoding;
import io.hazardwatch.gateway.notify.channel.provider.ProviderResponse;
import io.hazardwatch.gateway.notify.channel.provider.ProviderSettings;
import io.hazardwatch.gateway.notify.channel.provider.ReceiptProof;
import io.hazardwatch.gateway.notify.channel.provider.ReceiptRules;
import io.hazardwatch.gateway.notify.channel.provider.RequestSigning;
import io.hazardwatch.gateway.notify.channel.push.PushServices;
import io.hazardwatch.gateway.notify.channel.push.PushSettings;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.PushAccess;
import io.hazardwatch.gateway.notify.person.PushKeyText;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.MeansTestBook;
import io.hazardwatch.gateway.people.PushSubscriptionBook;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The channels behind the API: phones of a demonstration. */
final class DeskPhones {
    private static final long RING_MILLIS = 30_000;

    final Queue<DeliveryReceipt> receipts = new ConcurrentLinkedQueue<>();
    final ReceiptCounts counts = new ReceiptCounts();
    private final PersonChannels channels;

    private final PushSubscriptionBook subscriptions;

    private final MeansTestBook tests;

    DeskPhones(Vertx vertx, PushSubscriptionBook subscriptions, MeansTestBook tests) {
        this.tests = tests;
        this.subscriptions = subscriptions;
        channels = new PersonChannels(new ChannelContext(vertx, Clock.SYSTEM, receipts::add, new PushAccess(subscriptions::of, PushKeyText::made)),
                (where, defect) -> { });
        channels.configure(List.of(new DemoPhoneSettings(new ChannelOptions("demo-phone", EnumSet.allOf(ContactMeansKind.class)), RING_MILLIS), sms(),
                new PushSettings(new ChannelOptions("push", EnumSet.of(ContactMeansKind.PUSH)), "mailto:a@example.com",
                        new PushServices(List.of("127.0.0.1")))));
    }

    /** A provider that nobody sends to and that reports with a secret. */
    private static ProviderSettings sms() {
        return new ProviderSettings(new ChannelOptions("sms", EnumSet.of(ContactMeansKind.SMS)),
                new ProviderRequest("POST", "http://127.0.0.1:1/", Map.of(),
                Encoding.JSON, Map.of(), RequestSigning.NONE), new ProviderResponse(null, Set.of(), null, List.of(), Set.of(), Set.of(),
                        true), Map.of(),
                new ReceiptRules(new ReceiptProof(ReceiptProof.Kind.TOKEN_HEADER, "X-Token", "secret", null), "", List.of("/id"), null,
                        null, List.of(),
                        ReceiptOutcome.DELIVERED, null, null, "OK"));
    }

    /** A message reaches a phone. */
    void send(PersonMessage message) {
        channels.named("demo-phone").send(message);
    }

    ChannelPorts ports() {
        return new ChannelPorts(channels, new TemplateRenderer(template -> { }), counts, subscriptions, tests);
    }
}
