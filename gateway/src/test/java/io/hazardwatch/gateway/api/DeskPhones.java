package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.channels.ChannelPorts;
import io.hazardwatch.gateway.notify.channel.phone.DemoPhoneSettings;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.Receipt;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.people.MeansKind;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The channels behind the API: phones of a demonstration. */
final class DeskPhones {
    private static final long RING_MILLIS = 30_000;

    final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final PersonChannels channels;

    DeskPhones(Vertx vertx) {
        channels = new PersonChannels(new ChannelContext(vertx, Clock.SYSTEM, receipts::add), (where, bug) -> { });
        channels.configure(List.of(new DemoPhoneSettings(new ChannelOptions("demo-phone", EnumSet.allOf(MeansKind.class)), RING_MILLIS)));
    }

    /** A message reaches a phone. */
    void send(PersonMessage message) {
        channels.named("demo-phone").send(message);
    }

    ChannelPorts ports() {
        return new ChannelPorts(channels, new TemplateRenderer(template -> { }));
    }
}
