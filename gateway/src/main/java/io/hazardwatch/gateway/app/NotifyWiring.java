package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.api.channels.ChannelPorts;
import io.hazardwatch.gateway.app.channels.ChannelsStart;
import io.hazardwatch.gateway.app.channels.StoredMeans;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.AccountsStart;
import io.hazardwatch.gateway.app.supervision.LoopbackChannel;
import io.hazardwatch.gateway.app.supervision.Meters;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.journal.Outbox;
import io.hazardwatch.gateway.notify.Channel;
import io.hazardwatch.gateway.notify.ChannelHealth;
import io.hazardwatch.gateway.notify.OutboxSender;
import io.hazardwatch.gateway.notify.channel.Webhook;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.settings.process.SettingsWatcher;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Starts what sends notices to systems and messages to people. Main thread. */
final class NotifyWiring {
    private static final long WEBHOOK_MILLIS_MAX = 10_000;

    /** What each part of the gateway runs in. */
    record Surroundings(Vertx vertx, Clock clock, ErrorSink defects, ShutdownStack steps, Meters meters, SystemAlarms alarms,
            AccountsStart store) {}

    private final OutboxSender sender;
    private final ChannelsStart persons;
    private final LoopbackChannel loopback;

    private NotifyWiring(OutboxSender sender, ChannelsStart persons, LoopbackChannel loopback) {
        this.sender = sender;
        this.loopback = loopback;
        this.persons = persons;
    }

    static NotifyWiring start(Settings settings, SettingsWatcher files, Outbox outbox, AlarmJson json, Surroundings around) throws Exception {
        List<Channel> webhooks = new ArrayList<>();
        for (WebhookSettings webhook : settings.webhooks()) {
            webhooks.add(new Webhook(around.vertx(), webhook, json::of, WEBHOOK_MILLIS_MAX));
        }
        LoopbackChannel loopback = new LoopbackChannel();
        webhooks.add(loopback);
        OutboxSender sender = new OutboxSender(outbox, webhooks, new Backoff(1_000, 30_000, 0.25, RandomGenerator.getDefault()), around.clock(),
                around.defects()::caught);
        Startup.await(around.vertx().deployVerticle(sender));
        ChannelsStart persons = ChannelsStart.start(settings.channelsFile(), files, around.meters(), around.alarms(), around.vertx(), around.clock(),
                StoredMeans.in(around.store()), settings.dataDirectory(), around.defects()::caught, around.steps());
        around.meters().watch(List.of(sender.pool()));
        around.steps().started("notify", () -> Startup.await(around.vertx().undeploy(sender.deploymentID())));
        return new NotifyWiring(sender, persons, loopback);
    }

    /** State of each webhook. Any thread. */
    List<ChannelHealth> health() {
        return sender.health().stream().filter(each -> !each.id().equals(loopback.id())).toList();
    }

    /** Where synthetic alarms arrive. */
    LoopbackChannel loopback() {
        return loopback;
    }

    /** State of the channels to people. Any thread. */
    HealthSource.Part channelHealth() {
        return persons.health();
    }

    /** The channels to people. */
    ChannelsStart persons() {
        return persons;
    }

    /** What the API shows of channels to people. */
    ChannelPorts channels() {
        return persons.ports();
    }
}
