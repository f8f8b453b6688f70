package io.hazardwatch.gateway.notify.channel.push;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.channel.http.HttpResult;
import io.hazardwatch.gateway.notify.channel.http.ProviderClient;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptRequest;
import io.hazardwatch.gateway.notify.person.ReceiptSource;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict.Reason;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.PushSubscription;
import io.hazardwatch.gateway.signing.Sha256;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.security.InvalidKeyException;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Hands notifications to the push services of browsers. A push service reports nothing later; the browser's service worker does,
 * where it can reach the gateway. Any thread.
 */
public final class PushChannel implements PersonChannel, ReceiptSource {
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;
    /** As long as the link in a message is good. */
    private static final int KEPT_SECONDS = 86_400;
    /** A push service takes 4096 bytes, of which encryption needs 103; the rest of the payload is short. */
    private static final int TEXT_BYTES_MAX = 2_500;
    private static final int QUOTES = 2;
    /** Of a browser's public key: a point of P-256, uncompressed. */
    private static final int KEY_BYTES = 65;
    /** A push service takes topics of at most 32 characters. */
    private static final int TOPIC_LENGTH = 32;

    private final PushSettings settings;
    private final ChannelContext context;
    private final ProviderClient client;
    // guarded by this
    private Sealing sealing;

    /** What the gateway's keys make possible. */
    private record Sealing(WebPush push, PushReceipts receipts) {}

    PushChannel(PushSettings settings, ChannelContext context) {
        this.settings = settings;
        this.context = context;
        client = new ProviderClient(context, settings.options());
    }

    /** Made when first needed: checking that the keys are a pair would take every start a twentieth of its processor time. */
    private synchronized Sealing sealing() {
        if (sealing == null) {
            VapidKeys keys = context.push().keys();
            sealing = new Sealing(new WebPush(settings.subject(), keys), new PushReceipts(keys.getPrivateKey().getEncoded()));
        }
        return sealing;
    }

    @Override
    public String id() {
        return settings.options().id();
    }

    @Override
    public Set<ContactMeansKind> means() {
        return settings.options().means();
    }

    /** The key by which browsers subscribe, uncompressed, Base64 for URLs. */
    public String publicKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealing().push().getVapidKeys().getApplicationServerKey());
    }

    /** Whether notifications may go to an endpoint. */
    public boolean allows(String endpoint) {
        return settings.services().allows(endpoint);
    }

    @Override
    public Future<SendResult> send(PersonMessage message) {
        PushSubscription to = context.push().subscriptions().apply(message.address());
        if (to == null) {
            return Future.succeededFuture(new SendResult.Unreachable("no browser is subscribed under that id"));
        }
        if (!allows(to.endpoint())) {
            return Future.succeededFuture(new SendResult.Retry("the push service of the browser is not among the services of the channel", 0, true));
        }
        byte[] key;
        byte[] secret;
        try {
            key = decoded(to.publicKey());
            secret = decoded(to.secret());
        } catch (IllegalArgumentException unusable) {
            return Future.succeededFuture(unusable(unusable));
        }
        if (key.length != KEY_BYTES) {
            return Future.succeededFuture(unusable(new InvalidKeyException("it has " + key.length + " bytes")));
        }
        byte[] sealed;
        WebPush push;
        try {
            push = sealing().push();
            sealed = push.getBody(payload(message), key, secret);
        } catch (Exception failure) { // Kotlin declares no exceptions
            boolean isOfTheKey = failure instanceof InvalidKeyException || failure instanceof InvalidKeySpecException;
            return Future.succeededFuture(isOfTheKey ? unusable(failure) : new SendResult.Retry("it could not be sealed: " + failure, 0));
        }
        Map<String, String> headers = push.getHeaders(to.endpoint(), KEPT_SECONDS, topic(message.key()), urgency(message.priority()));
        return client.send("POST", to.endpoint(), headers, Buffer.buffer(sealed)).map(answer -> result(message, answer));
    }

    private static SendResult unusable(Exception why) {
        return new SendResult.Unreachable("the keys of the browser cannot be used: " + why.getMessage());
    }

    private SendResult result(PersonMessage message, HttpResult answer) {
        if (answer.status() == GONE || answer.status() == NOT_FOUND) {
            return new SendResult.Unreachable("the browser has ended its subscription (HTTP " + answer.status() + ")");
        }
        return answer.isOk() ? new SendResult.Accepted(message.key(), true) : answer.retry(context.clock().millis());
    }

    /** The browser shows title and text, and opens the link when the notification is touched. */
    private byte[] payload(PersonMessage message) {
        return new JsonObject().put("title", message.text().title()).put("body", shortened(message.text().full()))
                .put("lang", message.language().name().toLowerCase(Locale.ROOT)).put("tag", topic(message.key()))
                .put("urgent", message.priority() == Priority.P1 || message.priority() == Priority.P2)
                .put("link", message.answer() == null ? null : message.answer().link())
                .put("channel", id()).put("key", message.key()).put("proof", sealing().receipts().proof(message.key())).toBuffer().getBytes();
    }

    /** As many whole characters as fit; JSON writes some of them as several. */
    private static String shortened(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            bytes += Json.encodeToBuffer(Character.toString(text.codePointAt(i))).length() - QUOTES;
            if (bytes > TEXT_BYTES_MAX) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** The push service replaces a message that it still holds by a later one of the same topic, so a repetition is shown once. */
    private static String topic(String key) {
        return Sha256.hex(key).substring(0, TOPIC_LENGTH);
    }

    private static WebPush.Urgency urgency(Priority priority) {
        return priority == Priority.P1 || priority == Priority.P2 ? WebPush.Urgency.High : WebPush.Urgency.Normal;
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    @Override
    public ReceiptVerdict take(ReceiptRequest request) {
        PushReceipts.Report report = PushReceipts.read(request);
        if (report.outcome() == null) {
            return ReceiptVerdict.refused(Reason.UNREADABLE);
        }
        if (!sealing().receipts().isProved(report)) {
            return ReceiptVerdict.refused(Reason.WRONG_SIGNATURE);
        }
        context.receipts().received(new DeliveryReceipt(id(), null, report.key(), report.outcome(), context.clock().millis(), null));
        return new ReceiptVerdict(Reason.TAKEN, 1, "text/plain", "OK");
    }

    @Override
    public void close() {
        client.close();
    }
}
