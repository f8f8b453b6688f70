package io.hazardwatch.gateway.notify.channel.push;

import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.ReceiptRequest;
import io.hazardwatch.gateway.signing.Hmac;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/**
 * What a browser reports about a notification. Push services report nothing themselves. Each notification carries a proof of its
 * own, so nobody else can report about it. Any thread.
 */
final class PushReceipts {
    private static final Map<String, ReceiptOutcome> EVENTS = Map.of("shown", ReceiptOutcome.DELIVERED, "opened", ReceiptOutcome.SEEN);
    private static final int KEY_MAX = 300;

    /** A report as it was read; {@code outcome} is null when it makes no sense. */
    record Report(String key, String proof, ReceiptOutcome outcome) {
        static final Report NONE = new Report(null, null, null);
    }

    private final byte[] secret;

    PushReceipts(byte[] secret) {
        this.secret = secret.clone();
    }

    /** The proof that belongs to a message. */
    String proof(String key) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Hmac.of(Hmac.SHA256, secret, ("push receipt " + key).getBytes(StandardCharsets.UTF_8)));
    }

    boolean isProved(Report report) {
        return report.proof() != null && MessageDigest.isEqual(report.proof().getBytes(StandardCharsets.UTF_8),
                proof(report.key()).getBytes(StandardCharsets.UTF_8));
    }

    static Report read(ReceiptRequest request) {
        try {
            JsonObject body = new JsonObject(Buffer.buffer(request.body()));
            String key = body.getString("key");
            String event = body.getString("event");
            boolean isReadable = key != null && !key.isEmpty() && key.length() <= KEY_MAX && event != null && EVENTS.containsKey(event);
            return isReadable ? new Report(key, body.getString("proof"), EVENTS.get(event)) : Report.NONE;
        } catch (DecodeException | ClassCastException unreadable) {
            return Report.NONE;
        }
    }
}
