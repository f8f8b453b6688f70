package io.hazardwatch.gateway.notify.channel.mqtt;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Switches sirens and light towers: on by a call, off by news or a correction. Any thread. */
final class SirenChannel implements PersonChannel {
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int AWAITED_MAX = 1_000;

    private final SirenSettings settings;
    private final ChannelContext context;
    private final AtomicReference<Future<SirenConnection>> connection = new AtomicReference<>();
    /** By key the timer after which a device has not been heard. */
    private final Map<String, Long> awaited = new ConcurrentHashMap<>();

    SirenChannel(SirenSettings settings, ChannelContext context) {
        this.settings = settings;
        this.context = context;
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
        if (!DEVICE.matcher(message.address()).matches()) {
            return Future.succeededFuture(new SendResult.Unreachable("not the name of a device"));
        }
        if (awaited.size() >= AWAITED_MAX) {
            return Future.succeededFuture(new SendResult.Retry("too many devices are awaited", settings.echoMillis()));
        }
        await(message.key());
        Future<SirenConnection> used = connected();
        return used.compose(broker -> broker.publish(settings.topic().replace("{to}", message.address()), state(message).toBuffer()))
                .timeout(settings.options().timeoutMillis(), TimeUnit.MILLISECONDS)
                .<SendResult>map(done -> new SendResult.Accepted(message.key(), true))
                .otherwise(failure -> {
                    forget(message.key());
                    drop(used);
                    return new SendResult.Retry("the broker did not take it: " + failure.getMessage(), 0);
                });
    }

    private static JsonObject state(PersonMessage message) {
        boolean isOn = message.purpose() == MessagePurpose.CALL || message.purpose() == MessagePurpose.DIGEST
                || message.purpose() == MessagePurpose.VERIFICATION || message.purpose() == MessagePurpose.SIREN;
        return new JsonObject().put("key", message.key()).put("state", isOn ? "on" : "off")
                .put("test", message.nature() == MessageNature.TEST).put("nature", message.nature().name().toLowerCase(Locale.ROOT))
                .put("priority", message.priority() == null ? null : message.priority().name()).put("title", message.text().title())
                .put("text", message.text().full()).put("at", Instant.ofEpochMilli(message.sentAt()).toString());
    }

    private Future<SirenConnection> connected() {
        Future<SirenConnection> present = connection.get();
        if (present != null) {
            return present;
        }
        AtomicReference<Future<SirenConnection>> own = new AtomicReference<>();
        Future<SirenConnection> opening = SirenConnection.open(context.vertx(), settings, this::heard, () ->
                connection.compareAndSet(own.get(), null));
        own.set(opening);
        if (!connection.compareAndSet(null, opening)) {
            opening.onSuccess(SirenConnection::close);
            return connected();
        }
        return opening;
    }

    private void drop(Future<SirenConnection> used) {
        if (connection.compareAndSet(used, null)) {
            used.onSuccess(SirenConnection::close);
        }
    }

    private void await(String key) {
        Long before = awaited.put(key, context.vertx().setTimer(settings.echoMillis(), timer -> {
            if (awaited.remove(key) != null) {
                report(key, ReceiptOutcome.UNDELIVERED, "no echo of the device");
            }
        }));
        if (before != null) {
            context.vertx().cancelTimer(before);
        }
    }

    private void forget(String key) {
        Long timer = awaited.remove(key);
        if (timer != null) {
            context.vertx().cancelTimer(timer);
        }
    }

    /** A device repeats the key of what it has done. */
    private void heard(MqttPublishMessage echo) {
        String key = key(echo);
        if (key != null && awaited.containsKey(key)) {
            forget(key);
            report(key, ReceiptOutcome.DELIVERED, echo.topicName());
        }
    }

    private static String key(MqttPublishMessage echo) {
        try {
            return new JsonObject(echo.payload()).getString("key");
        } catch (DecodeException | ClassCastException unreadable) {
            return null;
        }
    }

    private void report(String key, ReceiptOutcome outcome, String detail) {
        context.receipts().received(new DeliveryReceipt(id(), null, key, outcome, context.clock().millis(), detail));
    }

    @Override
    public void close() {
        Future<SirenConnection> present = connection.getAndSet(null);
        if (present != null) {
            present.onSuccess(SirenConnection::close);
        }
    }
}
